/// Language models and the systems built around them.
package std.ai;

import std.core.*;
import std.db as db;
import std.delivery as delivery;

/// Whether it, or what it was made from, contains text from someone untrusted. Credentials contain no text,
/// and a model that we chose is not untrusted.
predicate words_of_strangers(d : Data) =
    any x in d.lineage :
    not x.secret and (any e in x.places : untrusted(e) and e is not ModelProvider and x in e.sends);

/// A program in which a language model answers, and that acts on the answers.
@also("chatbot", "AI assistant", "LLM application", "copilot application")
component Assistant : Process {
  /// Whether the model's answers trigger actions: calls, changes, programs.
  attr acts : bool? "Can the model's answer start an action, such as a call or a change?";
  attr actions_approved : bool? = if acts then unknown else true
      "Does a person approve each action, or can none of them do harm?";
  attr approval_informed : bool? = if acts then unknown else true
      "Does whoever approves an action see all of it, arguments included?";
  /// Whether money, health or law depend on its answers.
  attr decides : bool? = AdvisesOnHarm in does;
  @formerly("lookups_separated") attr lookups_marked : bool?
      "Is text that it looks up kept apart from its instructions?";
  @formerly("answers_filtered") attr output_filtered : bool?
      "Does it read, for each question, only what the user may see?";
  @formerly("answers_encoded") attr output_validated : bool?
      "Is its output validated and encoded like untrusted input?";
  @formerly("prompt_without_secrets") attr prompt_secret_free : bool?
      "Is its system prompt free of secrets and access rules?";
  attr tokens_limited : bool? "Is there a limit on what one caller can cost?";
  @formerly("answers_grounded") attr output_grounded : bool?
      "Are its answers checked against their sources before anyone acts on them?";
  @formerly("misuse_tested") attr red_teamed : bool?
      "Is it red-teamed with known jailbreaks for each version?";
  /// Whether text from someone untrusted arrives here, over any number of programs: none of them makes text
  /// harmless to a model.
  let hears_strangers =
      (any a in senders : sender_distance(a) <= 2 and (run_by_us or sender_distance(a) >= 1))
      or (any f in serves : any d in f.carries : words_of_strangers(d)).or_else(false);
  attr exits_guarded : bool?
      "Is every outgoing channel closed while it holds both private data and untrusted text?";
}

/// What agents and assistants may do.
@adds_to(Capability)
enum AgentCapability {
  /// Money, health or law depend on its answers.
  AdvisesOnHarm "gives answers on which money, health or law depend",
  /// It runs programs that the model wrote.
  RunsModelCode "runs programs that the model wrote",
  /// It remembers things from one conversation to the next.
  Remembers "keeps notes from one talk to the next",
  /// It starts tools as programs, by a command in its settings.
  LaunchesTools "starts tools as programs, by a command in its settings",
}

/// An assistant that decides on its own what to do next, and does it with tools.
@also("AI agent", "autonomous agent", "LLM agent")
component Agent : Assistant {
  acts = true;
  /// Whether it runs programs that the model wrote.
  attr runs_code : bool? = RunsModelCode in does;
  /// Whether it remembers things from one conversation to the next.
  attr remembers : bool? = Remembers in does;
  /// Whether it starts tools as programs, by a command in its settings.
  attr launches_tools : bool? = LaunchesTools in does;
  @formerly("written_code_isolated") attr agent_code_sandboxed : bool?
      "Does the code that it writes run in a sandbox without secrets or network?";
  attr actions_traced : bool? "Does it record for each action who asked, what it read and what it called?";
  @formerly("tools_minimal") attr tools_least_privilege : bool?
      "Does it have only the tools and rights that its task needs?";
  @formerly("acts_as_user") attr delegated_authorization : bool?
      "Does it call its tools with the rights of whoever asked?";
  @formerly("memory_checked") attr memory_isolated : bool? "Is its memory kept separate for each user?";
  @formerly("peers_distrusted") attr peers_authenticated : bool?
      "Does it limit tasks from other agents to the rights of the user that they come from?";
  attr tools_pinned : bool? "Are its tools approved in a pinned version, descriptions included?";
  @formerly("launch_checked") attr tool_launch_restricted : bool?
      "Does it start only tools on an allow list, with fixed arguments?";
  attr steps_limited : bool? "Does each of its tasks end after a set number of steps?";
  approval_informed = if acts then approvals_risk_based else true;
  @formerly("approvals_meaningful") attr approvals_risk_based : bool?
      "Are people asked to approve only the few actions that can do harm, and shown what will happen?";
  @formerly("stoppable") attr kill_switch : bool?
      "Is there a tested kill switch outside it that takes its keys and tools away?";
  @formerly("keys_out_of_reach") attr credentials_brokered : bool?
      "Are its credentials kept where neither the model nor its code can read them?";
}

/// A function that an agent can call to look something up or change it.
component Tool : Process;

/// A server that offers tools and describes them to its clients (MCP).
@also("MCP server", "Model Context Protocol server")
component ToolServer : Tool;

/// A language model that we run.
@also("LLM", "large language model", "foundation model", "SLM")
component LanguageModel : Process {
  does = [];
  attr weights_verified : bool? "Are its weights pinned by hash?";
  attr extraction_limited : bool? "Is the number of queries limited for each caller?";
}

/// A language model that a provider runs.
@also("LLM provider", "model API", "inference API")
component ModelProvider : ExternalService {
  @formerly("forgets") attr zero_data_retention : bool?
      "Has it agreed to neither keep what it is sent nor train on it?";
}

/// An index that finds passages by their meaning.
@also("vector database", "vector DB", "vector index", "embedding store", "pgvector", "RAG index")
component VectorStore : db.Database {
  @formerly("entries_scoped") attr document_level_security : bool?
      "Does a search in it return only what the user may read?";
  @formerly("entries_checked") attr sources_vetted : bool?
      "Do its entries come from named sources, and are they checked before use?";
}

/// A job that trains or fine-tunes models.
@also("ML pipeline", "model training", "fine-tuning pipeline")
component TrainingPipeline : Process {
  fetches_urls = false;
  @formerly("training_data_checked") attr training_data_validated : bool?
      "Does it learn only from data whose origin is known and whose version is fixed?";
}

/// A repository of trained models. A model can contain code that runs when it is loaded.
@also("MLflow", "model store")
component ModelRegistry : delivery.ArtifactStore;

/// A model that classifies, scores or recognises: spam, faces, fraud, road signs.
@also("ML model", "machine learning model", "scoring model")
component Classifier : Process {
  fetches_urls = false;
  /// Whether money, health, law or safety depend on its output.
  attr decides : bool? = AdvisesOnHarm in does;
  attr trained_on : [Data]? "What data has it learned from?";
  @formerly("evasion_tested") attr adversarially_trained : bool?
      "Is it tested with adversarial examples, and does something else decide beside it?";
  @formerly("origin_checked") attr provenance_verified : bool?
      "Do its weights come from a known origin, and are they pinned by hash?";
  @formerly("membership_guarded") attr differentially_private : bool?
      "Was it measured that its answers do not reveal who was in its training data?";
}
