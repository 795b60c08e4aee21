/// Threats to language models, to what is built around them, and to agents
/// that act by themselves. They apply only to the kinds of `std.ai`.
package std.llm;

import std.core.*;
import std.owasp.*;
import std.controls.{ActionApproval};
import std.refs.{cwe, capec, attack, attack_sub, asvs, nist, linddun, atlas};
import std.ai.*;
import std.data as data;
import std.db as db;
import std.people as people;
import std.web as web;
import std.checks.identity as logins;
import std.checks.http as http;
import std.checks.files as files;
import std.checks.assistants as assistants;

/// Where what an assistant looks up comes from.
private function looked_up(a : Assistant) : [Element] =
    a.calls.target.filter(e => e is Store or e is Tool or e is ExternalService and not (e is ModelProvider));

/// What words of strangers come to an assistant with.
private function brings_strangers(a : Assistant) : [Element] =
    a.calls.filter(f => (any d in f.payload : words_of_strangers(d)).or_else(false)).target;

/// Whether the model does not say what an assistant gets when it looks something up there.
private predicate unsaid_lookup(a : Assistant, e : Element) =
    none f in a.calls : f.target == e and not f.payload.empty.or_else(true);

/// Text that was looked up is marked and screened, so that fewer orders in it are followed.
/// Models are talked over such marks; they hinder, and stop nothing by themselves.
control MarkedLookups for Assistant "marked foreign text" {
  provides lookups_separated;
  effort = Small;
  fix = "Mark what was looked up as data, screen it, and take away the tools while the model reads it.";
  refs = [nist("SI-10")];
}

/// The model reads only what the asker may see, or its answers are checked
/// before they go out.
control AnswerFilter for Assistant "filtered answers" {
  provides answers_filtered;
  effort = Moderate;
  fix = "Give the model only what this asker may read, and check answers for data of others.";
  refs = [nist("AC-4")];
}

/// What the model writes is treated like the input of a stranger: checked and
/// encoded.
control CheckedAnswers for Assistant "answers treated as foreign input" {
  provides answers_encoded;
  effort = Small;
  fix = "Encode answers for the place where they are used, and take structured ones through a schema.";
  refs = [asvs("1.2.1")];
}

/// The agent has the tools and rights of its task, and no others.
control MinimalTools for Agent "few tools" {
  provides tools_minimal;
  effort = Moderate;
  fix = "Give each task its own small set of tools, read-only where it only reads, and nothing that runs arbitrary commands.";
  refs = [nist("AC-6")];
}

/// What the agent writes runs in a machine of its own that is thrown away afterwards.
control IsolatedAgentCode for Agent "agent's code apart" {
  provides written_code_isolated;
  effort = Moderate;
  fix = "Run what it writes in a machine of its own, without secrets and without a network, and throw it away afterwards.";
  refs = [nist("SC-39")];
}

/// Each question is kept with what was read, each call with its arguments and for whom.
control ActionTrace for Agent "trace of each action" {
  provides actions_traced;
  effort = Small;
  fix = "Keep each question with what was read, each call with its arguments, and on whose behalf.";
  refs = [asvs("16.3.2"), nist("AU-12")];
}

/// The agent calls each tool with the rights of whoever asked.
control UserDelegation for Agent "rights of the user" {
  provides acts_as_user;
  effort = Moderate;
  fix = "Hand the user's own token on to each tool, cut down to the task.";
  refs = [asvs("8.3.3"), nist("AC-3")];
}

/// The instructions contain nothing that strangers must not read, and no rule
/// of access depends on them.
control HarmlessPrompt for Assistant "no secrets in the instructions" {
  provides prompt_without_secrets;
  effort = Small;
  fix = "Keep keys and rules of access out of the instructions, and enforce them in the program.";
  refs = [asvs("13.3.1")];
}

/// Each entry keeps the rights of its document, and a search sees only what the
/// asker may read.
control ScopedEntries for VectorStore "entries with their rights" {
  provides entries_scoped;
  effort = Moderate;
  fix = "Store with each entry who may read it, and filter in the index before ranking.";
  refs = [asvs("8.2.2"), nist("AC-3")];
}

/// Only named sources are taken in, and each entry can be traced to its source
/// and removed.
control CheckedEntries for VectorStore "checked sources" {
  provides entries_checked;
  effort = Small;
  fix = "Take in named sources only, note where each entry came from, and look at new ones before they answer.";
  refs = [nist("SI-10")];
}

/// Training data has a known origin, a fixed version, and is looked at for
/// outliers.
control CheckedTrainingData for TrainingPipeline "checked training data" {
  provides training_data_checked;
  effort = Moderate;
  fix = "Fix the version and origin of each data set, look for outliers, and test the model against hidden triggers.";
  refs = [nist("SI-7")];
}

/// Weights come from a named author, in a format that cannot run code, and
/// their hash is checked.
control VerifiedWeights for LanguageModel "verified weights" {
  provides weights_verified;
  effort = Small;
  fix = "Pin the weights by hash, load only formats without code, and keep an own copy.";
  refs = [nist("SI-7")];
}

/// Each caller has a budget of words and of time, and there is one for all
/// together.
control TokenBudget for Assistant "budget for each caller" {
  provides tokens_limited;
  effort = Small;
  fix = "Limit length, number and cost for each caller, and set an alarm on the whole.";
  refs = [nist("SC-5")];
}

/// Answers name their sources, those are checked by the program, and a person
/// confirms what matters.
control GroundedAnswers for Assistant "answers with sources" {
  provides answers_grounded;
  effort = Moderate;
  fix = "Let answers cite what they rest on, check the citation by program, and let a person confirm what matters.";
  refs = [nist("SI-10")];
}

/// The provider has agreed to keep nothing beyond the answer and not to train
/// on it.
control NoTraining for ModelProvider "no training, no keeping" {
  provides forgets;
  effort = Small;
  fix = "Agree that nothing is kept or trained on, and replace names and numbers before they are sent.";
  refs = [nist("SA-9")];
}

/// What is remembered is kept for each user apart, checked before it is kept,
/// and runs out.
control CheckedMemory for Agent "checked memory" {
  provides memory_checked;
  effort = Small;
  fix = "Keep memories for each user apart, take in facts and no instructions, and let them run out.";
  refs = [nist("SI-10")];
}

/// Tasks from other agents are held to the rights of the user they come from,
/// and checked like a stranger's.
control DistrustedPeers for Agent "agents as strangers" {
  provides peers_distrusted;
  effort = Moderate;
  fix = "Pass the first user's identity along, give the second agent no more rights than that user, and check the task's form.";
  refs = [nist("AC-4")];
}

/// Tools are approved once in a fixed version, with their description; a change
/// needs a new approval.
control PinnedTools for Agent "pinned tools" {
  provides tools_pinned;
  effort = Small;
  fix = "Approve tools in a fixed version, descriptions included, and ask again when one changes.";
  refs = [nist("CM-14")];
}

/// Only programs on a list are started, with fixed arguments, by a person's
/// consent.
control ListedTools for Agent "list of tools" {
  provides launch_checked;
  effort = Small;
  fix = "Start only programs on a list, with fixed arguments, and ask a person before a new one.";
  refs = [asvs("1.2.5")];
}

/// A task has a largest number of steps, calls and cost, and can be stopped at
/// once.
control StepLimit for Agent "limited steps" {
  provides steps_limited;
  effort = Small;
  fix = "Limit steps, time and cost of each task, and give people a switch that stops it.";
  refs = [nist("SC-5")];
}

/// Questions are limited for each caller, watched for patterns of copying, and
/// answers leave out probabilities.
control ExtractionLimit for LanguageModel "limits against copying" {
  provides extraction_limited;
  effort = Moderate;
  fix = "Limit and watch questions for each caller, and leave probabilities out of answers.";
  refs = [nist("SC-5")];
}

/// A filter stands before and behind the model, and known ways around it are
/// tried with each version.
control MisuseTests for Assistant "tests of misuse" {
  provides misuse_tested;
  effort = Moderate;
  fix = "Put a filter before and behind the model, and try known ways around both with each version.";
  refs = [nist("CA-8")];
}

/// Only actions that can do harm are asked for, and the program, not the model,
/// shows what will happen: to whom, how much, with which data.
control MeaningfulApprovals for Agent "approvals that are looked at" {
  provides approvals_meaningful;
  effort = Moderate;
  fix = "Ask only for what can do harm, let the program show whom and what it concerns, and allow the rest by rule.";
  refs = [nist("AC-3(2)")];
}

/// While private data and words of others are in the same talk, nothing goes
/// out: no calls to addresses that the model writes, no pictures and links of
/// other sites in answers, mail to known receivers only.
control GuardedExits for Assistant "no way out beside private data" {
  provides exits_guarded;
  effort = Moderate;
  fix = "Take one of the three away: private data, words of others, or the way out. Call only addresses on a list, and show no links and pictures of other sites.";
  refs = [nist("SC-7(10)")];
}

/// One switch, outside of the agent, takes its keys and its tools away; people
/// know it, and have tried it.
control KillSwitch for Agent "kill switch" {
  provides stoppable;
  effort = Small;
  fix = "Build a switch outside of the agent that takes its keys and tools away, watch for odd behaviour, and practise.";
  refs = [nist("IR-4(5)")];
}

/// A broker beside the agent adds the key to each call; the model, its tools
/// and its code never see one, and each runs out within the hour.
control BrokeredCredentials for Agent "credentials added by a broker" {
  provides keys_out_of_reach;
  effort = Moderate;
  fix = "Let a broker add keys to calls, outside of the model, its code and its files; use ones that run out within the hour.";
  refs = [nist("IA-5(7)")];
}

/// The model is trained and tested with adversarial examples, and does not
/// decide alone: limits, a second signal or a person stand beside it.
control EvasionTests for Classifier "tests with adversarial examples" {
  provides evasion_tested;
  effort = Large;
  fix = "Train and test with adversarial examples, limit tries for each caller, and let a second signal or a person decide what matters.";
  refs = [nist("CA-8")];
}

/// Weights come from a named author or from our own training, are pinned by
/// hash, and are tested for triggers.
control CheckedModelOrigin for Classifier "model of known origin" {
  provides origin_checked;
  effort = Moderate;
  fix = "Take weights from named authors, pin them by hash, know the data that they learned from, and test for triggers.";
  refs = [nist("SR-4")];
}

/// The model learns with differential privacy or from data that names nobody,
/// and answers without probabilities.
control PrivateTraining for Classifier "training with differential privacy" {
  provides membership_guarded;
  effort = Large;
  fix = "Train with differential privacy or on data that names nobody, answer without probabilities, and limit questions.";
  refs = [nist("SI-19(6)")];
}

/// The ways by which data can leave an assistant: what it calls that is not ours, tools that
/// reach further, and pages that show its answers with links and pictures in them.
private function ways_out(a : Assistant) : [Element] =
    a.calls.target.filter(
      e => not (e is ModelProvider) and (untrusted(e) or e is ExternalService or reaches_further(e)),
    )
    | a.serves.source.filter(e => e is people.Browser or e is web.WebServer);

/// Whether a tool calls what is not ours, or addresses that it is given.
private predicate reaches_further(e : Element) =
    e is Tool and (e.fetches_urls.or_else(false) or (any f in e.calls : untrusted(f.target)));

/// The assistant puts pages, documents or entries of others into the same text
/// as its task. A sentence in one of them that reads like an order is obeyed
/// like one, without the user having typed it.
/// Known as: indirect prompt injection.
@id("TM-AI-002") @stride(Tampering) @owasp_llm(PromptInjection)
rule PoisonedLookup "what ${a} looks up in ${sources} can give it orders" {
  match a : Assistant;
  let sources =
      looked_up(a)
          .filter(
            e => untrusted(e) or e in brings_strangers(a) or (e.takes_untrusted and unsaid_lookup(a, e)),
          );
  where not sources.empty;
  // Marks hinder. What stops is that nothing can be done with an order, or that a person sees it first.
  unless a.lookups_separated and a.actions_approved by MarkedLookups, ActionApproval;
  severity = if a.acts.or_else(false) and not a.lookups_separated.or_else(false) then High else Medium;
  gain = [TakesOver];
  vantage = OtherEnd;
  work = 4;
  fix = "Mark what was looked up as data, screen it, and take away the tools while the model reads it.";
  refs = [cwe(1427), capec(242), nist("SI-10")];
  question a.lookups_separated "Is what ${a} looks up kept apart from its orders?";
  verify assistants.injection_resisted(assistants.asked(a));
}

/// The model has read data that not every asker may see. It repeats what it has
/// read when it is asked in the right words; whoever may ask may then read all
/// of it.
/// Known as: sensitive information disclosure.
@id("TM-AI-003") @stride(InformationDisclosure) @owasp_llm(SensitiveDisclosure)
rule AnswersTellTooMuch "answers of ${a} can contain what the asker may not see" {
  match a : Assistant;
  where a.hears_strangers and handles_sensitive(a);
  unless a.answers_filtered by AnswerFilter;
  severity = if any d in a.handles : d.sensitivity >= Restricted then High else Medium;
  work = 3;
  fix = "Give the model only what this asker may read, and check answers for data of others.";
  refs = [cwe(200), cwe(359), nist("AC-4")];
  question a.answers_filtered "Does ${a} read, for each question, only what the asker may see?";
  verify assistants.lookup_scoped(assistants.asked(a));
}

/// What the model writes goes unchecked into a page, a query or a program.
/// Whoever can steer the model writes there too: scripts, queries, commands.
/// Known as: insecure output handling.
@id("TM-AI-004") @stride(Tampering) @owasp_llm(ImproperOutput)
rule AnswersTrusted "an answer of ${a} is used by ${users} as if we had written it" {
  match a : Assistant;
  let users = (a.incoming.source | a.outgoing.target).filter(
    e => e is Process and not (e is LanguageModel or e is web.Gateway),
  );
  where a.hears_strangers and not users.empty;
  unless a.answers_encoded by CheckedAnswers;
  severity = Medium;
  work = 4;
  fix = "Encode answers for the place where they are used, and take structured ones through a schema.";
  refs = [cwe(79), cwe(94), cwe(1426), capec(63), asvs("1.2.1")];
  question a.answers_encoded "Are answers of ${a} checked and encoded like the input of a stranger?";
  verify assistants.answers_encoded(assistants.asked(a));
}

/// The agent holds tools and rights for anything that it might once need. When
/// it is deceived or simply wrong, all of them are in the wrong hands.
/// Known as: excessive agency.
@id("TM-AI-005") @stride(ElevationOfPrivilege) @owasp_llm(ExcessiveAgency)
rule TooManyTools "${a} can use more of ${tools} than its task needs" {
  match a : Agent;
  let tools = a.calls.target.filter(e => e is Tool or e is Store);
  where not tools.empty;
  unless a.tools_minimal by MinimalTools;
  severity = if any e in tools : guards(e) then High else Medium;
  gain = [];
  fix = "Give each task its own small set of tools, read-only where it only reads, and nothing that runs arbitrary commands.";
  refs = [cwe(250), cwe(272), nist("AC-6")];
  question a.tools_minimal "Does ${a} have only the tools and rights that its task needs?";
}

/// The agent logs in to other systems with one strong account for everyone. A
/// user who asks nicely gets what the agent may see, though they may not.
/// Known as: confused deputy.
@id("TM-AI-006") @stride(ElevationOfPrivilege) @owasp_llm(ExcessiveAgency) @owasp(BrokenAccessControl)
rule BorrowedRights "whoever talks to ${a} acts with its rights, not with their own" {
  match a : Agent;
  where a.hears_strangers or (any f in a.serves : f.source is Actor or f.source is UserAgent);
  where any f in a.calls : guards(f.target) and (f.target is Tool or f.target is Store);
  unless a.acts_as_user by UserDelegation;
  severity = High;
  gain = [Reads, Changes];
  work = 4;
  fix = "Hand the user's own token on to each tool, cut down to the task.";
  refs = [cwe(441), cwe(863), asvs("8.3.3"), nist("AC-3")];
  question a.acts_as_user "Does ${a} call its tools with the rights of whoever asked?";
  verify assistants.lookup_scoped(assistants.asked(a));
}

/// The instructions that stand before each question can be talked out of the
/// model. Keys, addresses or rules of access written there are known to
/// everyone who tries.
/// Known as: system prompt leakage.
@id("TM-AI-007") @stride(InformationDisclosure) @owasp_llm(PromptLeakage)
rule SecretInPrompt "the instructions of ${a} can be read out, with the secrets in them" {
  match a : Assistant;
  where a.hears_strangers;
  unless a.prompt_without_secrets by HarmlessPrompt;
  severity = Low;
  gain = [];
  fix = "Keep keys and rules of access out of the instructions, and enforce them in the program.";
  refs = [cwe(522), cwe(200), asvs("13.3.1")];
  question a.prompt_without_secrets "Could anyone read the instructions of ${a} without harm?";
  verify assistants.canary_kept(assistants.asked(a));
}

/// Passages of documents lie in one index. A question finds those that fit
/// best, also from documents that the asker must not open.
@id("TM-AI-008") @stride(InformationDisclosure) @owasp_llm(EmbeddingWeaknesses)
rule MixedEmbeddings "${s} finds entries for everyone, whoever may read them" {
  match s : VectorStore;
  where keeps_sensitive(s);
  unless s.entries_scoped by ScopedEntries;
  severity = High;
  work = 4;
  fix = "Store with each entry who may read it, and filter in the index before ranking.";
  refs = [cwe(862), cwe(200), asvs("8.2.2"), nist("AC-3")];
  question s.entries_scoped "Does a search in ${s} find only what the asker may read?";
  verify logins.objects_separated(http.over_http(s));
}

/// What the model is to know is collected from places where others write. An
/// entry made for one question changes the answer for everybody who asks it.
/// Known as: poisoning of retrieval (RAG).
@id("TM-AI-009") @stride(Tampering) @owasp_llm(Poisoning)
rule PoisonedKnowledge "strangers can put answers into ${s}" {
  match s : VectorStore;
  where s.takes_untrusted or (any d in s.stores : words_of_strangers(d)).or_else(false);
  unless s.entries_checked by CheckedEntries;
  severity = Medium;
  work = 4;
  fix = "Take in named sources only, note where each entry came from, and look at new ones before they answer.";
  refs = [cwe(349), capec(441), nist("SI-10")];
  question s.entries_checked
      "Are the entries of ${s} taken from named sources and checked before they are used?";
}

/// A model becomes what it is shown. A few prepared examples among many are
/// enough for it to answer wrongly, or to obey a secret word, and no later test
/// sees it.
/// Known as: training data poisoning, backdoors.
@id("TM-AI-010") @stride(Tampering) @owasp_llm(Poisoning)
rule PoisonedTraining "what ${t} learns from can be tampered with" {
  match t : TrainingPipeline;
  where not t.incoming.empty or not t.calls.empty;
  unless t.training_data_checked by CheckedTrainingData;
  severity = if any f in t.flows : outsider(f.source) or outsider(f.target) then High else Medium;
  vantage = OtherEnd;
  work = 6;
  fix = "Fix the version and origin of each data set, look for outliers, and test the model against hidden triggers.";
  refs = [cwe(349), nist("SI-7")];
  question t.training_data_checked
      "Does ${t} learn only from data whose origin is known and whose version is fixed?";
}

/// Weights of models are downloaded like programs, and some formats run code
/// when they are loaded. A changed file answers as its author likes, or takes
/// the machine over.
@id("TM-AI-011") @stride(Tampering) @owasp_llm(ModelSupplyChain) @owasp(SupplyChainFailures)
rule UnknownWeights "${m} may not be the model that was chosen" {
  match m : LanguageModel;
  unless m.weights_verified by VerifiedWeights;
  severity = Medium;
  vantage = Anywhere;
  fix = "Pin the weights by hash, load only formats without code, and keep an own copy.";
  refs = [cwe(494), cwe(502), capec(184), attack_sub("T1195", "002"), nist("SI-7")];
  question m.weights_verified "Are the weights of ${m} pinned by hash?";
  verify files.weights_pinned(m);
}

/// A question costs far more than an answer of a web server, and its price
/// grows with its length. A script that asks long questions empties the budget
/// or the graphics cards.
/// Known as: denial of wallet.
@id("TM-AI-012") @stride(DenialOfService) @owasp_llm(UnboundedConsumption)
rule UnpaidBill "one caller of ${a} can run up the bill, or use up the model" {
  match a : Assistant;
  where a.hears_strangers;
  unless a.tokens_limited by TokenBudget;
  severity = Medium;
  fix = "Limit length, number and cost for each caller, and set an alarm on the whole.";
  refs = [cwe(770), cwe(400), attack("T1499"), nist("SC-5")];
  question a.tokens_limited "Is there a limit to what one caller of ${a} can cost?";
  verify assistants.long_question_refused(assistants.asked(a)), logins.questions_slowed(assistants.asked(a));
}

/// The model fills what it does not know with what sounds right. Where money,
/// health or law depend on it, the wrong answer is acted on because it reads so
/// well.
/// Known as: hallucination.
@id("TM-AI-013") @stride(Tampering) @owasp_llm(Misinformation)
rule ConfidentNonsense "people or programs act on what ${a} made up" {
  match a : Assistant;
  where a.decides;
  unless a.answers_grounded by GroundedAnswers;
  severity = High;
  gain = [];
  fix = "Let answers cite what they rest on, check the citation by program, and let a person confirm what matters.";
  refs = [cwe(1426), nist("SI-10")];
  question a.answers_grounded "Are answers of ${a} checked against their sources before anyone acts on them?";
}

/// What is asked of someone else's model is kept there, read by its staff, or
/// used to train the next model, unless that is excluded. Parts of it may turn
/// up in answers to others.
@id("TM-AI-014") @stride(InformationDisclosure) @owasp_llm(SensitiveDisclosure) @linddun(DataDisclosure)
rule ProviderLearns "${p} may keep ${given} and learn from it" {
  match p : ModelProvider;
  let given = p.receives.filter(d => d.sensitive or d.about_people);
  where any d in p.receives : d.sensitive or d.about_people;
  unless p.forgets by NoTraining;
  severity = Medium;
  gain = [];
  fix = "Agree that nothing is kept or trained on, and replace names and numbers before they are sent.";
  refs = [cwe(359), cwe(200), linddun("Dd.4.1"), nist("SA-9")];
  question p.forgets "Has ${p} agreed to neither keep what it is sent nor train on it?";
}

/// The agent writes programs and runs them to get its answer. Whoever can put
/// words into its task writes these programs too, and they see its files, keys
/// and network.
@id("TM-AI-015") @stride(ElevationOfPrivilege) @owasp_llm(ExcessiveAgency) @owasp_llm(ImproperOutput)
rule AgentRunsCode "code that ${a} writes runs with its rights" {
  match a : Agent;
  where a.runs_code;
  unless a.written_code_isolated by IsolatedAgentCode;
  severity = Critical;
  work = 5;
  fix = "Run what it writes in a machine of its own, without secrets and without a network, and throw it away afterwards.";
  refs = [cwe(94), cwe(78), capec(242), attack("T1059"), nist("SC-39")];
  question a.written_code_isolated
      "Does the code that ${a} writes run in a sandbox without secrets or network?";
}

/// The agent keeps notes for later. A sentence that a stranger got into them is
/// read again as its own knowledge, in the talks of others and long after.
/// Known as: memory poisoning.
@id("TM-AI-016") @stride(Tampering) @owasp_llm(Poisoning) @owasp_llm(PromptInjection)
rule PoisonedMemory "what ${a} remembers of one talk can steer the next" {
  match a : Agent;
  where a.remembers;
  unless a.memory_checked by CheckedMemory;
  severity = Medium;
  work = 5;
  fix = "Keep memories for each user apart, take in facts and no instructions, and let them run out.";
  refs = [cwe(349), cwe(1427), capec(242), nist("SI-10")];
  question a.memory_checked "Is what ${a} remembers kept for each user apart?";
}

/// Agents pass tasks to each other in plain words. One that was deceived
/// deceives the next, which does with its own rights what the first was not
/// allowed to.
@id("TM-AI-017") @stride(Spoofing) @owasp_llm(PromptInjection) @owasp_llm(ExcessiveAgency)
rule AgentsBelieveAgents "${a} takes the word of ${others} for an order" {
  match a : Agent;
  let others = a.serves.source.filter(e => e is Assistant and e != a);
  where not others.empty;
  unless a.peers_distrusted by DistrustedPeers;
  severity = if any e in others : e.takes_untrusted then High else Medium;
  gain = [TakesOver];
  vantage = OtherEnd;
  work = 4;
  fix = "Pass the first user's identity along, give the second agent no more rights than that user, and check the task's form.";
  refs = [cwe(441), cwe(346), nist("AC-4")];
  question a.peers_distrusted
      "Does ${a} hold tasks of other agents to the rights of the user from whom they come?";
}

/// Descriptions of tools are read by the model as part of its orders. Whoever
/// runs the server, or breaks in there, changes one afterwards, and the agent
/// does something else with the same button.
/// Known as: tool poisoning, rug pull.
@id("TM-AI-018") @stride(Tampering) @owasp_llm(ModelSupplyChain) @owasp(IntegrityFailures)
rule ChangedTools "${s} can change what its tools say and do after ${a} trusted them" {
  match a : Agent, s : ToolServer;
  where s in a.calls.target;
  where not s.run_by_us or untrusted(s);
  unless a.tools_pinned by PinnedTools;
  severity = High;
  gain = [TakesOver];
  gain_of = "a";
  vantage = OtherEnd;
  work = 4;
  fix = "Approve tools in a fixed version, descriptions included, and ask again when one changes.";
  refs = [cwe(829), cwe(494), attack("T1195"), nist("CM-14")];
  question a.tools_pinned "Are the tools that ${a} uses approved in a fixed version, descriptions included?";
}

/// A file says by which command a tool is started. Whoever can write that file,
/// or offer one for download, has the agent run their command on its machine.
@id("TM-AI-019") @stride(ElevationOfPrivilege) @owasp_llm(ModelSupplyChain) @owasp(Injection)
rule ToolLaunch "settings can make ${a} start any program as a tool" {
  match a : Agent;
  where a.launches_tools;
  unless a.launch_checked by ListedTools;
  severity = High;
  work = 6;
  fix = "Start only programs on a list, with fixed arguments, and ask a person before a new one.";
  refs = [cwe(78), cwe(15), capec(88), attack("T1059"), asvs("1.2.5")];
  question a.launch_checked "Does ${a} start only tools on a list, with fixed arguments?";
}

/// The agent acts between a user and other systems. If nothing keeps the
/// question, what it read and the calls it made together, neither a fraud nor a
/// mistake can be explained.
@id("TM-AI-020") @stride(Repudiation) @owasp_llm(ExcessiveAgency) @owasp(LoggingFailures)
rule UntraceableAgent "nobody can tell why ${a} did what it did" {
  match a : Agent;
  where any f in a.calls : f.target is Tool or f.precious;
  unless a.actions_traced by ActionTrace;
  severity = Medium;
  fix = "Keep each question with what was read, each call with its arguments, and on whose behalf.";
  refs = [cwe(778), asvs("16.3.2"), nist("AU-12")];
  question a.actions_traced
      "Does ${a} record for each action who asked, what it had read and what it called?";
}

/// The agent decides by itself what to do next. A task that cannot be done, or
/// a page that sends it back, keeps it calling tools and models for hours.
@id("TM-AI-021") @stride(DenialOfService) @owasp_llm(UnboundedConsumption) @owasp_llm(ExcessiveAgency)
rule RunawayAgent "${a} can go round in circles until something breaks" {
  match a : Agent;
  unless a.steps_limited by StepLimit;
  severity = Low;
  fix = "Limit steps, time and cost of each task, and give people a switch that stops it.";
  refs = [cwe(835), cwe(400), nist("SC-5")];
  question a.steps_limited "Does a task of ${a} end after a set number of steps?";
}

/// Whoever may ask often enough trains a model of their own on the answers, or
/// gets back what it was trained on. The work that went into it is then someone
/// else's.
/// Known as: model extraction.
@id("TM-AI-022") @stride(InformationDisclosure) @owasp_llm(UnboundedConsumption)
@owasp_llm(SensitiveDisclosure)
rule CopiedModel "${m} can be copied by asking it" {
  match m : LanguageModel;
  where any d in m.stores : d.sensitive;
  where m.takes_untrusted;
  unless m.extraction_limited by ExtractionLimit;
  severity = Medium;
  work = 6;
  fix = "Limit and watch questions for each caller, and leave probabilities out of answers.";
  refs = [cwe(200), capec(116), nist("SC-5")];
  question m.extraction_limited "Are questions to ${m} limited for each caller?";
  verify logins.questions_slowed(http.over_http(m));
}

/// The model's own manners are the only thing between a stranger and what it
/// should not say or do. They can be talked away, and a new version of the
/// model may have others.
/// Known as: jailbreak.
@id("TM-AI-023") @stride(Tampering) @owasp_llm(PromptInjection)
rule NeverAttacked "strangers will find out what ${a} can be talked into" {
  match a : Assistant;
  where a.hears_strangers;
  unless a.misuse_tested by MisuseTests;
  severity = Low;
  gain = [];
  fix = "Put a filter before and behind the model, and try known ways around both with each version.";
  refs = [cwe(693), cwe(1427), nist("CA-8")];
  question a.misuse_tested "Are known ways to talk ${a} out of its rules tried with each version?";
  verify assistants.canary_kept(assistants.asked(a)), assistants.injection_resisted(assistants.asked(a));
}

/// People are asked to approve each action of the agent, a hundred times a day,
/// in words that the agent chose. They click yes: approval fatigue. The one
/// harmful action among them is approved like the rest.
@id("TM-AI-024") @stride(ElevationOfPrivilege) @owasp_llm(ExcessiveAgency)
rule ApprovalFatigue "people approve what ${a} does without looking" {
  match a : Agent;
  where a.actions_approved.or_else(false);
  unless a.approvals_meaningful by MeaningfulApprovals;
  severity = if any f in a.calls : guards(f.target) then Medium else Low;
  gain = [];
  fix = "Ask only for what can do harm, let the program show whom and what it concerns, and allow the rest by rule.";
  refs = [cwe(357), atlas("AML.T0053"), nist("AC-6"), nist("AT-2")];
  question a.approvals_meaningful
      "Does an approval of an action of ${a} show what will happen, for the few actions that can do harm?";
}

/// Three things come together: private data, words of others, and a way out (a
/// call, a mail, a link or picture in an answer). A sentence in the words tells
/// the model to send the data along that way: indirect prompt injection with
/// data exfiltration.
@id("TM-AI-025") @stride(InformationDisclosure) @owasp_llm(SensitiveDisclosure)
rule ExfiltrationThroughAgent "words of others can make ${a} send private data out through ${ways}" {
  match a : Assistant;
  let ways = ways_out(a);
  where handles_sensitive(a);
  where a.hears_strangers or (any e in looked_up(a) : untrusted(e) or e.takes_untrusted);
  where not ways.empty;
  unless a.exits_guarded by GuardedExits;
  severity = if any d in a.handles : d.sensitivity >= Restricted then Critical else High;
  gain = [Reads];
  work = 4;
  fix = "Take one of the three away: private data, words of others, or the way out. Call only addresses on a list, and show no links and pictures of other sites.";
  refs = [
    cwe(200),
    cwe(201),
    atlas("AML.T0051.001"),
    atlas("AML.T0057"),
    attack("T1567"),
    nist("AC-4"),
    nist("SC-7(10)"),
  ];
  question a.exits_guarded "Is every way out of ${a} closed while it holds private data and words of others?";
}

/// An agent follows a goal that nobody gave it: a wrong one, a poisoned one,
/// one of its own making. A rogue agent goes on while people look for the right
/// log, the right key and somebody who may switch it off.
@id("TM-AI-026") @stride(ElevationOfPrivilege) @owasp_llm(ExcessiveAgency)
rule RogueAgent "nobody can stop ${a} at once when it goes its own way" {
  match a : Agent;
  where any f in a.calls : f.target is Tool or guards(f.target);
  unless a.stoppable by KillSwitch;
  severity = if any f in a.calls : any d in f.carries : d.integrity >= Vital then High else Medium;
  gain = [];
  vantage = Holding;
  fix = "Build a switch outside of the agent that takes its keys and tools away, watch for odd behaviour, and practise.";
  refs = [cwe(693), atlas("AML.T0048"), nist("IR-4(5)"), nist("SI-4")];
  question a.stoppable
      "Is there a switch outside of ${a} that takes its keys and tools away, and was it tried?";
}

/// The agent's own credentials lie where the model or the code that it writes
/// can read them: in its instructions, its environment, its files. Whoever
/// talks it into showing them is the agent, from anywhere.
@id("TM-AI-027") @stride(Spoofing) @owasp_llm(SensitiveDisclosure)
rule AgentCredentials "the credentials of ${a} for ${opened} are within reach of the model" {
  match a : Agent;
  let opened =
      a.calls.filter(f => (f.authn in [Password, ApiKey, SharedAccount, Token]).or_else(true)).target;
  where any f in a.calls : f.authn in [Password, ApiKey, SharedAccount, Token];
  unless a.keys_out_of_reach by BrokeredCredentials;
  severity = if any e in opened : guards(e) then High else Medium;
  gain = [];
  work = 4;
  fix = "Let a broker add keys to calls, outside of the model, its code and its files; use ones that run out within the hour.";
  refs = [cwe(522), attack_sub("T1552", "001"), atlas("AML.T0055"), asvs("13.3.1"), nist("IA-5(7)")];
  question a.keys_out_of_reach
      "Are the credentials of ${a} kept where neither the model nor its code can read them?";
}

/// A picture with a few changed dots, a mail with a few other words, a
/// transaction in smaller parts: the model takes it for something else, and
/// people see no difference. Adversarial examples are found by trying, or on a
/// copy of the model.
@id("TM-AI-028") @stride(Tampering)
rule EvasionAttack "prepared input makes ${c} decide wrongly" {
  match c : Classifier;
  where c.takes_untrusted or (any f in c.serves : any d in f.carries : words_of_strangers(d)).or_else(false);
  unless c.evasion_tested by EvasionTests;
  severity = if c.decides then High else Medium;
  gain = [Uses];
  work = 5;
  fix = "Train and test with adversarial examples, limit tries for each caller, and let a second signal or a person decide what matters.";
  refs = [cwe(1039), atlas("AML.T0015"), atlas("AML.T0043"), nist("CA-8")];
  question c.evasion_tested
      "Is ${c} tested with adversarial examples, and does something else decide beside it?";
}

/// Weights come from a hub, a supplier or a file share. A backdoored model is
/// right in each test, and wrong where a hidden trigger is in the input: a mark
/// on the sign, a word in the mail.
@id("TM-AI-029") @stride(Tampering) @owasp(SupplyChainFailures)
rule BackdooredModel "${c} can have a backdoor that no test of its accuracy shows" {
  match c : Classifier;
  unless c.origin_checked by CheckedModelOrigin;
  severity = Medium;
  gain = [TakesOver];
  vantage = Anywhere;
  work = 9;
  fix = "Take weights from named authors, pin them by hash, know the data that they learned from, and test for triggers.";
  refs = [cwe(506), cwe(494), atlas("AML.T0018"), atlas("AML.T0010"), nist("SR-4"), nist("SI-7")];
  question c.origin_checked "Do the weights of ${c} come from a known origin, and are they pinned by hash?";
  verify files.weights_pinned(c);
}

/// The model is surer of what it has seen. Whoever may ask it can tell whether
/// a person was in the training data: among the patients, the debtors, the
/// suspects. With many questions whole entries come back (model inversion).
@id("TM-AI-030") @stride(InformationDisclosure) @linddun(Identifying)
rule MembershipInference "answers of ${c} tell who was in ${learned}" {
  match c : Classifier;
  let learned = c.trained_on.filter(d => d.personal);
  where any d in c.trained_on : d.personal;
  where not c.serves.empty;
  unless c.membership_guarded by PrivateTraining;
  severity = if any d in c.trained_on : d.personal and d.sensitivity >= Restricted then High else Medium;
  gain = [Reads];
  work = 5;
  fix = "Train with differential privacy or on data that names nobody, answer without probabilities, and limit questions.";
  refs = [cwe(200), atlas("AML.T0024.000"), atlas("AML.T0024.001"), linddun("L.2.2"), nist("SI-19(6)")];
  question c.membership_guarded
      "Was it measured that answers of ${c} do not tell who was in its training data?";
}
