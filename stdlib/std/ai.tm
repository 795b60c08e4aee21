/// Language models and what is built around them.
package std.ai;

import std.core.*;
import std.db as db;
import std.delivery as delivery;

/// Whether there are words of someone whom we do not trust in it, or in what it was made
/// from. What only proves a login has no words, and a model that we chose is no stranger.
predicate words_of_strangers(d : Data) =
    any x in d.lineage :
    not x.secret and (any e in x.places : untrusted(e) and e is not ModelProvider and x in e.sends);

/// A program that lets a language model answer, and act on what it answers.
component Assistant : Process {
  /// Whether the model's answers start actions: calls, changes, programs.
  attr acts : bool? "Can the model's answer start an action, such as a call or a change?";
  attr actions_approved : bool? = if acts then unknown else true
      "Does a person approve each action, or can none of them do harm?";
  attr approval_informed : bool? = if acts then unknown else true
      "Does whoever approves an action see all of it, arguments included?";
  /// Whether money, health or law depend on its answers.
  attr decides : bool? = AdvisesOnHarm in does;
  attr lookups_separated : bool? "Is what it looks up kept apart from its orders?";
  attr answers_filtered : bool? "Does it read, for each question, only what the asker may see?";
  attr answers_encoded : bool? "Are answers of it checked and encoded like the input of a stranger?";
  attr prompt_without_secrets : bool? "Could anyone read the instructions of it without harm?";
  attr tokens_limited : bool? "Is there a limit to what one caller of it can cost?";
  attr answers_grounded : bool? "Are answers of it checked against their sources before anyone acts on them?";
  attr misuse_tested : bool? "Are known ways to talk it out of its rules tried with each version?";
  /// Whether words of someone whom we do not trust arrive here, however many programs pass
  /// them on: none of them makes words harmless to a model.
  let hears_strangers =
      (any a in senders : sender_distance(a) <= 2 and (run_by_us or sender_distance(a) >= 1))
      or (any f in serves : any d in f.carries : words_of_strangers(d)).or_else(false);
  attr exits_guarded : bool? "Is every way out of it closed while it holds private data and words of others?";
}

/// What agents and assistants may do.
@adds_to(Capability)
enum AgentCapability {
  /// Money, health or law depend on its answers.
  AdvisesOnHarm "gives answers on which money, health or law depend",
  /// It runs programs that the model wrote.
  RunsModelCode "runs programs that the model wrote",
  /// It keeps notes from one talk to the next.
  Remembers "keeps notes from one talk to the next",
  /// It starts tools as programs, by a command in its settings.
  LaunchesTools "starts tools as programs, by a command in its settings",
}

/// An assistant that decides by itself what to do next, and does it with tools.
component Agent : Assistant {
  acts = true;
  /// Whether it runs programs that the model wrote.
  attr runs_code : bool? = RunsModelCode in does;
  /// Whether it keeps notes from one talk to the next.
  attr remembers : bool? = Remembers in does;
  /// Whether it starts tools as programs, by a command in its settings.
  attr launches_tools : bool? = LaunchesTools in does;
  attr written_code_isolated : bool?
      "Does the code that it writes run apart from it, without its secrets and its network?";
  attr actions_traced : bool?
      "Does it record for each action who asked, what it had read and what it called?";
  attr tools_minimal : bool? "Does it have only the tools and rights that its task needs?";
  attr acts_as_user : bool? "Does it call its tools with the rights of whoever asked?";
  attr memory_checked : bool? "Is what it remembers kept for each user apart?";
  attr peers_distrusted : bool?
      "Does it hold tasks of other agents to the rights of the user from whom they come?";
  attr tools_pinned : bool? "Are the tools that it uses approved in a fixed version, descriptions included?";
  attr launch_checked : bool? "Does it start only tools on a list, with fixed arguments?";
  attr steps_limited : bool? "Does a task of it end after a set number of steps?";
  approval_informed = if acts then approvals_meaningful else true;
  attr approvals_meaningful : bool?
      "Does an approval of an action of it show what will happen, for the few actions that can do harm?";
  attr stoppable : bool?
      "Is there a switch outside of it that takes its keys and tools away, and was it tried?";
  attr keys_out_of_reach : bool?
      "Are the credentials of it kept where neither the model nor its code can read them?";
}

/// What an agent can call to look something up or to change it.
component Tool : Process;

/// A server that offers tools, and describes them to whoever connects (MCP).
component ToolServer : Tool;

/// A language model that we run.
component LanguageModel : Process {
  does = [];
  attr weights_verified : bool? "Are the weights of it pinned by hash?";
  attr extraction_limited : bool? "Are questions to it limited for each caller?";
}

/// A language model of someone else.
component ModelProvider : ExternalService {
  attr forgets : bool? "Has it agreed to neither keep what it is sent nor train on it?";
}

/// An index of passages that are found by their meaning.
component VectorStore : db.Database {
  attr entries_scoped : bool? "Does a search in it find only what the asker may read?";
  attr entries_checked : bool?
      "Are the entries of it taken from named sources and checked before they are used?";
}

/// What trains or tunes models.
component TrainingPipeline : Process {
  fetches_urls = false;
  attr training_data_checked : bool?
      "Does it learn only from data whose origin is known and whose version is fixed?";
}

/// Where trained models wait to be fetched. A model can hold code that runs when it is loaded.
component ModelRegistry : delivery.ArtifactStore;

/// A model that sorts, scores or recognises: spam, faces, fraud, signs on a road.
component Classifier : Process {
  fetches_urls = false;
  /// Whether money, health, law or safety depend on what it says.
  attr decides : bool? = AdvisesOnHarm in does;
  attr trained_on : [Data]? "What data has it learned from?";
  attr evasion_tested : bool?
      "Is it tested with adversarial examples, and does something else decide beside it?";
  attr origin_checked : bool? "Do the weights of it come from a known origin, and are they pinned by hash?";
  attr membership_guarded : bool?
      "Was it measured that answers of it do not tell who was in its training data?";
}
