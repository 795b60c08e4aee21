/// Threats to language models, to systems built around them, and to agents that act on their own. They apply
/// only to the kinds of `std.ai`.
package std.llm;

import std.core.*;
import std.owasp.*;
import std.controls.{HumanInTheLoop};
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

/// Retrieved text is marked and screened, so fewer instructions in it are followed. Models can be talked into
/// ignoring the marks; alone, they only make attacks harder.
@also("delimiters", "datamarking", "prompt injection filter", "prompt shield") @formerly("MarkedLookups")
control Spotlighting for Assistant "marking of untrusted text" {
  provides lookups_marked;
  effort = Small;
  fix = "Mark what was looked up as data, screen it, and take away the tools while the model reads it.";
  refs = [nist("SI-10")];
}

/// The model reads only what the user may see, or
/// its answers are checked before they go out.
@also("DLP", "data loss prevention", "guardrails", "response filter") @formerly("AnswerFilter")
control OutputFiltering for Assistant "output filtering" {
  provides output_filtered;
  effort = Moderate;
  fix = "Give the model only what this asker may read, and check answers for data of others.";
  refs = [nist("AC-4")];
}

/// The model's output is treated like
/// untrusted input: checked and encoded.
@also("treat output as untrusted", "structured output", "output sanitization") @formerly("CheckedAnswers")
control OutputValidation for Assistant "output validation" {
  provides output_validated;
  effort = Small;
  fix = "Encode answers for the place where they are used, and take structured ones through a schema.";
  refs = [asvs("1.2.1")];
}

/// The agent has the tools and rights of its task, and no others.
@also("least privilege", "tool scoping", "minimal tools") @formerly("MinimalTools")
control LeastPrivilegeTools for Agent "least-privilege tools" {
  provides tools_least_privilege;
  effort = Moderate;
  fix = "Give each task its own small set of tools, read-only where it only reads, and nothing that runs arbitrary commands.";
  refs = [nist("AC-6")];
}

/// Code that the agent writes runs in a separate machine that is discarded afterwards.
@also("code interpreter sandbox", "microVM") @formerly("IsolatedAgentCode")
control AgentCodeSandbox for Agent "sandbox for the agent's code" {
  provides agent_code_sandboxed;
  effort = Moderate;
  fix = "Run what it writes in a machine of its own, without secrets and without a network, and throw it away afterwards.";
  refs = [nist("SC-39")];
}

/// Each question is kept with what was read, each call with its arguments and for whom.
@also("tracing", "OpenTelemetry", "agent observability", "LLM logging") @formerly("ActionTrace")
control AgentAuditTrail for Agent "agent audit trail" {
  provides actions_traced;
  effort = Small;
  fix = "Keep each question with what was read, each call with its arguments, and on whose behalf.";
  refs = [asvs("16.3.2"), nist("AU-12")];
}

/// The agent calls each tool with the rights of its user.
@also("on-behalf-of", "OAuth token exchange", "user delegation") @formerly("UserDelegation")
control DelegatedAuthorization for Agent "delegated authorization" {
  provides delegated_authorization;
  effort = Moderate;
  fix = "Pass the user's own token on to each tool, restricted to the task.";
  refs = [asvs("8.3.3"), nist("AC-3")];
}

/// The instructions contain nothing that strangers must not read, and no rule
/// of access depends on them.
@also("system prompt hygiene") @formerly("HarmlessPrompt")
control SecretFreePrompt for Assistant "no secrets in the system prompt" {
  provides prompt_secret_free;
  effort = Small;
  fix = "Keep keys and rules of access out of the instructions, and enforce them in the program.";
  refs = [asvs("13.3.1")];
}

/// Each entry keeps the access rights of its document,
/// and a search sees only what the user may read.
@also("permission-aware retrieval", "security trimming", "RAG access control") @formerly("ScopedEntries")
control DocumentLevelSecurity for VectorStore "document-level security" {
  provides document_level_security;
  effort = Moderate;
  fix = "Store with each entry who may read it, and filter in the index before ranking.";
  refs = [asvs("8.2.2"), nist("AC-3")];
}

/// Only named sources are taken in, and each entry can be traced to its source
/// and removed.
@also("curated sources", "RAG provenance", "ingestion review") @formerly("CheckedEntries")
control SourceVetting for VectorStore "source vetting" {
  provides sources_vetted;
  effort = Small;
  fix = "Take in named sources only, note where each entry came from, and look at new ones before they answer.";
  refs = [nist("SI-10")];
}

/// Training data has a known origin, a fixed version, and is looked at for
/// outliers.
@also("data provenance", "dataset versioning", "data sanitization") @formerly("CheckedTrainingData")
control TrainingDataValidation for TrainingPipeline "training data validation" {
  provides training_data_validated;
  effort = Moderate;
  fix = "Fix the version and origin of each data set, look for outliers, and test the model against hidden triggers.";
  refs = [nist("SI-7")];
}

/// Weights come from a named author, in a format that cannot run code, and
/// their hash is checked.
@also("safetensors", "model signing", "hash pinning", "AI BOM") @formerly("VerifiedWeights")
control ModelVerification for LanguageModel "model verification" {
  provides weights_verified;
  effort = Small;
  fix = "Pin the weights by hash, load only formats without code, and keep a copy of your own.";
  refs = [nist("SI-7")];
}

/// Each caller has a budget of words and of time, and there is one for all
/// together.
@also("token limit", "quota", "rate limiting", "usage cap")
control TokenBudget for Assistant "token budget" {
  provides tokens_limited;
  effort = Small;
  fix = "Limit length, number and cost for each caller, and set an alarm on the whole.";
  refs = [nist("SC-5")];
}

/// Answers name their sources, those are checked by the program, and a person
/// confirms what matters.
@also("citations", "RAG", "fact checking", "hallucination check", "groundedness") @formerly("GroundedAnswers")
control Grounding for Assistant "grounding" {
  provides output_grounded;
  effort = Moderate;
  fix = "Let answers cite what they rest on, check the citation by program, and let a person confirm what matters.";
  refs = [nist("SI-10")];
}

/// The provider has agreed to keep nothing beyond the answer and not to train
/// on it.
@also("ZDR", "no training", "opt-out") @formerly("NoTraining")
control ZeroDataRetention for ModelProvider "zero data retention" {
  provides zero_data_retention;
  effort = Small;
  fix = "Agree that nothing is kept or trained on, and replace names and numbers before they are sent.";
  refs = [nist("SA-9")];
}

/// Memory is kept separately for each user,
/// checked before it is stored, and expires.
@also("memory validation", "session isolation") @formerly("CheckedMemory")
control MemoryIsolation for Agent "isolation of the agent's memory" {
  provides memory_isolated;
  effort = Small;
  fix = "Keep memories for each user apart, store facts and no instructions, and let them expire.";
  refs = [nist("SI-10")];
}

/// Tasks from other agents are limited to the rights of the user behind them, and checked like untrusted
/// input.
@also("A2A", "agent identity", "zero trust agents") @formerly("DistrustedPeers")
control AgentAuthentication for Agent "authentication between agents" {
  provides peers_authenticated;
  effort = Moderate;
  fix = "Pass the first user's identity along, give the second agent no more rights than that user, and check the task's form.";
  refs = [nist("AC-4")];
}

/// Tools are approved once in a fixed version, with their description; a change
/// needs a new approval.
@also("MCP tool pinning", "tool hash", "version pinning") @formerly("PinnedTools")
control ToolPinning for Agent "tool pinning" {
  provides tools_pinned;
  effort = Small;
  fix = "Approve tools in a fixed version, descriptions included, and ask again when one changes.";
  refs = [nist("CM-14")];
}

/// Only programs on a list are started, with
/// fixed arguments and a person's consent.
@also("MCP allow list", "server allow list") @formerly("ListedTools")
control ToolAllowList for Agent "tool allow list" {
  provides tool_launch_restricted;
  effort = Small;
  fix = "Start only programs on a list, with fixed arguments, and ask a person before a new one.";
  refs = [asvs("1.2.5")];
}

/// A task has a limit on steps, calls
/// and cost, and can be stopped at once.
@also("iteration limit", "max steps", "loop limit")
control StepLimit for Agent "step limit" {
  provides steps_limited;
  effort = Small;
  fix = "Limit steps, time and cost of each task, and give people a switch that stops it.";
  refs = [nist("SC-5")];
}

/// Questions are limited for each caller, watched for patterns of copying, and
/// answers leave out probabilities.
@also("query limit", "watermarking", "output perturbation") @formerly("ExtractionLimit")
control ExtractionProtection for LanguageModel "protection from model extraction" {
  provides extraction_limited;
  effort = Moderate;
  fix = "Limit and watch questions for each caller, and leave probabilities out of answers.";
  refs = [nist("SC-5")];
}

/// A filter checks the model's input and output, and
/// known ways around it are tested with each version.
@also("adversarial testing", "jailbreak testing", "guardrails", "AI red team") @formerly("MisuseTests")
control RedTeaming for Assistant "red teaming" {
  provides red_teamed;
  effort = Moderate;
  fix = "Filter what goes into and comes out of the model, and try known ways around both with each version.";
  refs = [nist("CA-8")];
}

/// Only actions that can do harm are asked for, and the program, not the model,
/// shows what will happen: to whom, how much, with which data.
@also("approval of risky actions", "human in the loop") @formerly("MeaningfulApprovals")
control RiskBasedApproval for Agent "risk-based approval" {
  provides approvals_risk_based;
  effort = Moderate;
  fix = "Ask only for what can do harm, let the program show whom and what it concerns, and allow the rest by rule.";
  refs = [nist("AC-3(2)")];
}

/// While private data and words of others are in the same talk, nothing goes
/// out: no calls to addresses that the model writes, no pictures and links of
/// other sites in answers, mail to known receivers only.
@also("egress control", "Rule of Two", "image rendering disabled", "CSP") @formerly("GuardedExits")
control ExfiltrationProtection for Assistant "exfiltration protection" {
  provides exits_guarded;
  effort = Moderate;
  fix = "Take one of the three away: private data, untrusted text, or the way out. Call only addresses on a list, and show no links or pictures of other sites.";
  refs = [nist("SC-7(10)")];
}

/// One switch outside the agent takes away its keys
/// and tools; people know it and have tested it.
@also("emergency stop", "circuit breaker")
control KillSwitch for Agent "kill switch" {
  provides kill_switch;
  effort = Small;
  fix = "Build a switch outside the agent that takes its keys and tools away, watch for unusual behaviour, and practise.";
  refs = [nist("IR-4(5)")];
}

/// A broker next to the agent adds the key to each call; the model, its tools and its code never see a key,
/// and each expires within an hour.
@also("token vault", "secretless", "credential injection", "credential proxy")
@formerly("BrokeredCredentials")
control CredentialBroker for Agent "credential broker" {
  provides credentials_brokered;
  effort = Moderate;
  fix = "Let a broker add keys to calls, outside the model, its code and its files; use ones that expire within the hour.";
  refs = [nist("IA-5(7)")];
}

/// The model is trained and tested with adversarial examples, and does not
/// decide alone: limits, a second signal or a person checks it.
@also("adversarial robustness", "adversarial testing") @formerly("EvasionTests")
control AdversarialTraining for Classifier "adversarial training" {
  provides adversarially_trained;
  effort = Large;
  fix = "Train and test with adversarial examples, limit tries for each caller, and let a second signal or a person decide what matters.";
  refs = [nist("CA-8")];
}

/// Weights come from a named author or from our own training, are pinned by
/// hash, and are tested for triggers.
@also("model card", "AI BOM", "signed models", "model signing") @formerly("CheckedModelOrigin")
control ModelProvenance for Classifier "model provenance" {
  provides provenance_verified;
  effort = Moderate;
  fix = "Take weights from named authors, pin them by hash, know the data that they learned from, and test for triggers.";
  refs = [nist("SR-4")];
}

/// The model learns with differential privacy or from data that names nobody,
/// and answers without probabilities.
@also("DP-SGD", "private training") @formerly("PrivateTraining")
control DifferentialPrivacy for Classifier "differential privacy" {
  provides differentially_private;
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

/// A language model treats text that it looks up as instructions. Attackers put a sentence that
/// reads like an order into a page, a document or a database entry. The assistant obeys it, and the
/// user never typed it.
@also("cross-domain prompt injection", "XPIA", "LLM01") @id("TM-AI-002") @formerly("PoisonedLookup")
@stride(Tampering) @owasp_llm(PromptInjection)
rule IndirectPromptInjection
    "Indirect prompt injection: what ${a} looks up in ${sources} can give it orders" {
  match a : Assistant;
  let sources =
      looked_up(a)
          .filter(
            e => untrusted(e) or e in brings_strangers(a) or (e.takes_untrusted and unsaid_lookup(a, e)),
          );
  where not sources.empty;
  // Marks hinder. What stops is that nothing can be done with an order, or that a person sees it first.
  unless a.lookups_marked and a.actions_approved by Spotlighting, HumanInTheLoop;
  severity = if a.acts.or_else(false) and not a.lookups_marked.or_else(false) then High else Medium;
  gain = [TakesOver];
  vantage = OtherEnd;
  work = 4;
  fix = "Mark what was looked up as data, screen it, and take away the tools while the model reads it.";
  refs = [cwe(1427), capec(242), nist("SI-10")];
  question a.lookups_marked "Is text that ${a} looks up kept apart from its instructions?";
  verify assistants.injection_resisted(assistants.asked(a));
}

/// A model answers from data that not every asker may see. Attackers ask in the right words. It
/// repeats what it has read.
@also("data leakage", "LLM02") @id("TM-AI-003") @formerly("AnswersTellTooMuch") @stride(InformationDisclosure)
@owasp_llm(SensitiveInformationDisclosure)
rule SensitiveInformationDisclosure
    "Sensitive information disclosure: answers of ${a} can contain what the asker may not see" {
  match a : Assistant;
  where a.hears_strangers and handles_sensitive(a);
  unless a.output_filtered by OutputFiltering;
  severity = if any d in a.handles : d.sensitivity >= Restricted then High else Medium;
  work = 3;
  fix = "Give the model only what this asker may read, and check answers for data of others.";
  refs = [cwe(200), cwe(359), nist("AC-4")];
  question a.output_filtered "Does ${a} read, for each question, only what the user may see?";
  verify assistants.lookup_scoped(assistants.asked(a));
}

/// The output of a model goes unchecked into a page, a query or a program. Attackers who can steer
/// the model write there: scripts, queries, commands. They run with the rights of whoever uses the
/// answer.
@also("insecure output handling", "LLM05") @id("TM-AI-004") @formerly("AnswersTrusted") @stride(Tampering)
@owasp_llm(ImproperOutputHandling)
rule ImproperOutputHandling
    "Improper output handling: an answer of ${a} is used by ${users} as if we had written it" {
  match a : Assistant;
  let users = (a.incoming.source | a.outgoing.target).filter(
    e => e is Process and not (e is LanguageModel or e is web.Gateway),
  );
  where a.hears_strangers and not users.empty;
  unless a.output_validated by OutputValidation;
  severity = Medium;
  work = 4;
  fix = "Encode answers for the place where they are used, and take structured ones through a schema.";
  refs = [cwe(79), cwe(94), cwe(1426), capec(63), asvs("1.2.1")];
  question a.output_validated "Is the output of ${a} validated and encoded like untrusted input?";
  verify assistants.output_validated(assistants.asked(a));
}

/// An agent holds more tools and rights than its task needs. Attackers deceive it, or it is simply
/// wrong. All of its tools are then in the wrong hands.
@also("excessive permissions", "LLM06", "overprivileged agent") @id("TM-AI-005") @formerly("TooManyTools")
@stride(ElevationOfPrivilege) @owasp_llm(ExcessiveAgency)
rule ExcessiveAgency "Excessive agency: ${a} can use more of ${tools} than its task needs" {
  match a : Agent;
  let tools = a.calls.target.filter(e => e is Tool or e is Store);
  where not tools.empty;
  unless a.tools_least_privilege by LeastPrivilegeTools;
  severity = if any e in tools : guards(e) then High else Medium;
  gain = [];
  fix = "Give each task its own small set of tools, read-only where it only reads, and nothing that runs arbitrary commands.";
  refs = [cwe(250), cwe(272), nist("AC-6")];
  question a.tools_least_privilege "Does ${a} have only the tools and rights that its task needs?";
}

/// An agent logs in to other systems with one strong account for all its users. Attackers ask it
/// for what they may not see themselves. It fetches it for them.
@also("confused deputy", "missing user delegation", "on-behalf-of") @id("TM-AI-006")
@formerly("BorrowedRights") @stride(ElevationOfPrivilege) @owasp_llm(ExcessiveAgency)
@owasp(BrokenAccessControl)
rule AgentConfusedDeputy
    "Confused deputy agent: anyone who talks to ${a} acts with its rights, not with their own" {
  match a : Agent;
  where a.hears_strangers or (any f in a.serves : f.source is Actor or f.source is UserAgent);
  where any f in a.calls : guards(f.target) and (f.target is Tool or f.target is Store);
  unless a.delegated_authorization by DelegatedAuthorization;
  severity = High;
  gain = [Reads, Changes];
  work = 4;
  fix = "Pass the user's own token on to each tool, restricted to the task.";
  refs = [cwe(441), cwe(863), asvs("8.3.3"), nist("AC-3")];
  question a.delegated_authorization "Does ${a} call its tools with the rights of the user who asked?";
  verify assistants.lookup_scoped(assistants.asked(a));
}

/// The system prompt of a model contains secrets or rules of access. Attackers talk the model into
/// repeating it. They know the keys, the addresses and the rules.
@also("prompt leaking", "LLM07", "system prompt extraction") @id("TM-AI-007") @formerly("SecretInPrompt")
@stride(InformationDisclosure) @owasp_llm(SystemPromptLeakage)
rule SystemPromptLeakage
    "System prompt leakage: the instructions of ${a} can be read out, with the secrets in them" {
  match a : Assistant;
  where a.hears_strangers;
  unless a.prompt_secret_free by SecretFreePrompt;
  severity = Low;
  gain = [];
  fix = "Keep keys and rules of access out of the instructions, and enforce them in the program.";
  refs = [cwe(522), cwe(200), asvs("13.3.1")];
  question a.prompt_secret_free "Is the system prompt of ${a} free of secrets and access rules?";
  verify assistants.canary_kept(assistants.asked(a));
}

/// Passages of documents with different rights lie in one vector index, and a search ignores those
/// rights. Attackers ask a question that fits a document that they must not open. They read it in
/// the answer.
@also("vector and embedding weaknesses", "LLM08", "RAG access control", "missing retrieval authorization")
@id("TM-AI-008") @formerly("MixedEmbeddings") @stride(InformationDisclosure)
@owasp_llm(VectorAndEmbeddingWeaknesses)
rule UnscopedRetrieval
    "Unscoped retrieval: ${s} finds entries for everyone, regardless of who may read them" {
  match s : VectorStore;
  where keeps_sensitive(s);
  unless s.document_level_security by DocumentLevelSecurity;
  severity = High;
  work = 4;
  fix = "Store with each entry who may read it, and filter in the index before ranking.";
  refs = [cwe(862), cwe(200), asvs("8.2.2"), nist("AC-3")];
  question s.document_level_security "Does a search in ${s} return only what the user may read?";
  verify logins.objects_separated(http.over_http(s));
}

/// The knowledge that a model looks up is collected from places where strangers write. Attackers
/// write an entry that fits one question. Everyone who asks that question gets their answer.
@also("RAG poisoning", "knowledge base poisoning", "LLM04") @id("TM-AI-009") @formerly("PoisonedKnowledge")
@stride(Tampering) @owasp_llm(DataAndModelPoisoning)
rule RetrievalPoisoning "Retrieval poisoning: strangers can put answers into ${s}" {
  match s : VectorStore;
  where s.takes_untrusted or (any d in s.stores : words_of_strangers(d)).or_else(false);
  unless s.sources_vetted by SourceVetting;
  severity = Medium;
  work = 4;
  fix = "Take in named sources only, note where each entry came from, and look at new ones before they answer.";
  refs = [cwe(349), capec(441), nist("SI-10")];
  question s.sources_vetted
      "Do the entries of ${s} come from named sources, and are they checked before use?";
}

/// A model learns from data that others can change. Attackers add a few crafted examples. The model
/// answers wrongly, or obeys a secret word, and no later test shows it.
@also("data poisoning", "backdoor", "LLM04", "poison training data") @id("TM-AI-010")
@formerly("PoisonedTraining") @stride(Tampering) @owasp_llm(DataAndModelPoisoning)
rule TrainingDataPoisoning "Training data poisoning: what ${t} learns from can be tampered with" {
  match t : TrainingPipeline;
  where not t.incoming.empty or not t.calls.empty;
  unless t.training_data_validated by TrainingDataValidation;
  severity = if any f in t.flows : outsider(f.source) or outsider(f.target) then High else Medium;
  vantage = OtherEnd;
  work = 6;
  fix = "Fix the version and origin of each data set, look for outliers, and test the model against hidden triggers.";
  refs = [cwe(349), nist("SI-7")];
  question t.training_data_validated
      "Does ${t} learn only from data whose origin is known and whose version is fixed?";
}

/// Weights of a model are downloaded and loaded without verification, and some formats run code
/// when they are loaded. Attackers replace the file. The model answers as they like, or they have
/// the machine.
@also("malicious model", "pickle", "model supply chain", "LLM03", "model substitution") @id("TM-AI-011")
@formerly("UnknownWeights") @stride(Tampering) @owasp_llm(LlmSupplyChain) @owasp(SoftwareSupplyChainFailures)
rule UnverifiedModelWeights "Unverified model weights: ${m} may not be the model that was chosen" {
  match m : LanguageModel;
  unless m.weights_verified by ModelVerification;
  severity = Medium;
  vantage = Anywhere;
  fix = "Pin the weights by hash, load only formats without code, and keep a copy of your own.";
  refs = [cwe(494), cwe(502), capec(184), attack_sub("T1195", "002"), nist("SI-7")];
  question m.weights_verified "Are the weights of ${m} pinned by hash?";
  verify files.weights_pinned(m);
}

/// A model serves each caller without a limit on cost. Attackers run a script that asks long
/// questions. The budget or the GPU capacity is used up.
@also("denial of wallet", "model denial of service", "LLM10") @id("TM-AI-012") @formerly("UnpaidBill")
@stride(DenialOfService) @owasp_llm(UnboundedConsumption)
rule UnboundedConsumption
    "Unbounded consumption: one caller of ${a} can run up the bill or use up the capacity" {
  match a : Assistant;
  where a.hears_strangers;
  unless a.tokens_limited by TokenBudget;
  severity = Medium;
  fix = "Limit length, number and cost for each caller, and set an alarm on the whole.";
  refs = [cwe(770), cwe(400), attack("T1499"), nist("SC-5")];
  question a.tokens_limited "Is there a limit on the cost that one caller of ${a} can cause?";
  verify assistants.long_question_refused(assistants.asked(a)), logins.questions_slowed(assistants.asked(a));
}

/// A model states wrong things that sound right, and they are acted on without a check. Attackers
/// need not do anything, though they can make it worse. Money, health or rights are lost because
/// the answer read so well.
@also("hallucination", "confabulation", "misinformation", "LLM09", "overreliance") @id("TM-AI-013")
@formerly("ConfidentNonsense") @stride(Tampering) @owasp_llm(Misinformation)
rule MisleadingOutput "Misleading output: people or programs act on what ${a} made up" {
  match a : Assistant;
  where a.decides;
  unless a.output_grounded by Grounding;
  severity = High;
  gain = [];
  fix = "Let answers cite what they rest on, check the citation by program, and let a person confirm what matters.";
  refs = [cwe(1426), nist("SI-10")];
  question a.output_grounded "Are answers of ${a} checked against their sources before anyone acts on them?";
}

/// An external model provider keeps what it is sent, or trains on it, unless a contract forbids it.
/// Its staff read it, and parts of it may turn up in answers to others. It cannot be taken back.
@also("training on customer data", "model provider retention", "data leakage to LLM") @id("TM-AI-014")
@formerly("ProviderLearns") @stride(InformationDisclosure) @owasp_llm(SensitiveInformationDisclosure)
@linddun(DataDisclosure)
rule ProviderDataRetention "Provider data retention: ${p} may keep ${given} and learn from it" {
  match p : ModelProvider;
  let given = p.receives.filter(d => d.sensitive or d.about_people);
  where any d in p.receives : d.sensitive or d.about_people;
  unless p.zero_data_retention by ZeroDataRetention;
  severity = Medium;
  gain = [];
  fix = "Agree that nothing is kept or trained on, and replace names and numbers before they are sent.";
  refs = [cwe(359), cwe(200), linddun("Dd.4.1"), nist("SA-9")];
  question p.zero_data_retention "Has ${p} agreed to neither keep what it is sent nor train on it?";
}

/// An agent runs the code that it writes without isolating it. Attackers who put words into its
/// task write this code too. It sees the agent's files, keys and network.
@also("code interpreter", "remote code execution", "agent code execution", "RCE") @id("TM-AI-015")
@formerly("AgentRunsCode") @stride(ElevationOfPrivilege) @owasp_llm(ExcessiveAgency)
@owasp_llm(ImproperOutputHandling)
rule UnsandboxedAgentCode "Unsandboxed agent code: code that ${a} writes runs with its rights" {
  match a : Agent;
  where a.runs_code;
  unless a.agent_code_sandboxed by AgentCodeSandbox;
  severity = Critical;
  work = 5;
  fix = "Run what it writes in a machine of its own, without secrets and without a network, and throw it away afterwards.";
  refs = [cwe(94), cwe(78), capec(242), attack("T1059"), nist("SC-39")];
  question a.agent_code_sandboxed
      "Does the code that ${a} writes run in a sandbox without secrets or network?";
}

/// An agent keeps notes from one talk for the next without checking them. Attackers get a sentence
/// into them. The agent reads it as its own knowledge, in other people's talks and long after.
@also("persistent prompt injection", "agent memory") @id("TM-AI-016") @formerly("PoisonedMemory")
@stride(Tampering) @owasp_llm(DataAndModelPoisoning) @owasp_llm(PromptInjection)
rule MemoryPoisoning "Memory poisoning: what ${a} remembers of one talk can steer the next" {
  match a : Agent;
  where a.remembers;
  unless a.memory_isolated by MemoryIsolation;
  severity = Medium;
  work = 5;
  fix = "Keep memories for each user apart, store facts and no instructions, and let them expire.";
  refs = [cwe(349), cwe(1427), capec(242), nist("SI-10")];
  question a.memory_isolated "Is the memory of ${a} kept separate for each user?";
}

/// Agents accept tasks from each other without checking for whom they are. Attackers deceive one of
/// them. The next does with its own rights what the first was not allowed to.
@also("agent-to-agent", "A2A", "multi-agent", "inter-agent communication") @id("TM-AI-017")
@formerly("AgentsBelieveAgents") @stride(Spoofing) @owasp_llm(PromptInjection) @owasp_llm(ExcessiveAgency)
rule InsecureInterAgentTrust "Insecure inter-agent trust: ${a} obeys whatever ${others} ask" {
  match a : Agent;
  let others = a.serves.source.filter(e => e is Assistant and e != a);
  where not others.empty;
  unless a.peers_authenticated by AgentAuthentication;
  severity = if any e in others : e.takes_untrusted then High else Medium;
  gain = [TakesOver];
  vantage = OtherEnd;
  work = 4;
  fix = "Pass the first user's identity along, give the second agent no more rights than that user, and check the task's form.";
  refs = [cwe(441), cwe(346), nist("AC-4")];
  question a.peers_authenticated
      "Does ${a} limit tasks from other agents to the rights of the user that they come from?";
}

/// An agent reads the descriptions of its tools as part of its instructions, and whoever offers the
/// tools may change them. Attackers run such a server, or break into it, and change a tool after it
/// was approved. The agent does something else under the same name.
@also("MCP", "rug pull", "MCP tool poisoning") @id("TM-AI-018") @formerly("ChangedTools") @stride(Tampering)
@owasp_llm(LlmSupplyChain) @owasp(SoftwareOrDataIntegrityFailures)
rule ToolPoisoning "Tool poisoning: ${s} can change what its tools say and do after ${a} trusted them" {
  match a : Agent, s : ToolServer;
  where s in a.calls.target;
  where not s.run_by_us or untrusted(s);
  unless a.tools_pinned by ToolPinning;
  severity = High;
  gain = [TakesOver];
  gain_of = "a";
  vantage = OtherEnd;
  work = 4;
  fix = "Approve tools in a fixed version, descriptions included, and ask again when one changes.";
  refs = [cwe(829), cwe(494), attack("T1195"), nist("CM-14")];
  question a.tools_pinned "Are the tools of ${a} approved in a pinned version, descriptions included?";
}

/// A settings file says which command starts a tool, and nothing limits that command. Attackers
/// write the file, or offer one for download. The agent runs their command on its machine.
@also("MCP configuration", "command injection", "MCP server launch") @id("TM-AI-019") @formerly("ToolLaunch")
@stride(ElevationOfPrivilege) @owasp_llm(LlmSupplyChain) @owasp(Injection)
rule ToolConfigurationInjection
    "Tool configuration injection: settings can make ${a} start any program as a tool" {
  match a : Agent;
  where a.launches_tools;
  unless a.tool_launch_restricted by ToolAllowList;
  severity = High;
  work = 6;
  fix = "Start only programs on a list, with fixed arguments, and ask a person before a new one.";
  refs = [cwe(78), cwe(15), capec(88), attack("T1059"), asvs("1.2.5")];
  question a.tool_launch_restricted "Does ${a} start only tools on an allow list, with fixed arguments?";
}

/// An agent acts between users and other systems without a record that joins question, sources and
/// calls. After fraud or a mistake nobody can explain what it did. Nobody can prevent the next.
@also("agent observability", "untraceable agent", "insufficient logging") @id("TM-AI-020")
@formerly("UntraceableAgent") @stride(Repudiation) @owasp_llm(ExcessiveAgency)
@owasp(SecurityLoggingAndAlertingFailures)
rule MissingAgentAuditTrail "Missing agent audit trail: nobody can tell why ${a} did what it did" {
  match a : Agent;
  where any f in a.calls : f.target is Tool or f.precious;
  unless a.actions_traced by AgentAuditTrail;
  severity = Medium;
  fix = "Keep each question with what was read, each call with its arguments, and on whose behalf.";
  refs = [cwe(778), asvs("16.3.2"), nist("AU-12")];
  question a.actions_traced "Does ${a} record for each action who asked, what it read and what it called?";
}

/// An agent decides by itself what to do next, without a limit on steps. Attackers give it a task
/// that cannot be done, or a page that sends it back. It calls tools and models for hours.
@also("agent loop", "infinite loop", "resource overload") @id("TM-AI-021") @stride(DenialOfService)
@owasp_llm(UnboundedConsumption) @owasp_llm(ExcessiveAgency)
rule RunawayAgent "Runaway agent: ${a} can loop until something breaks" {
  match a : Agent;
  unless a.steps_limited by StepLimit;
  severity = Low;
  fix = "Limit steps, time and cost of each task, and give people a switch that stops it.";
  refs = [cwe(835), cwe(400), nist("SC-5")];
  question a.steps_limited "Does each task of ${a} end after a set number of steps?";
}

/// A model answers so many questions that its behaviour can be copied. Attackers train a model of
/// their own on the answers, or recover what it was trained on. The work that went into it is
/// theirs.
@also("model theft", "model stealing", "distillation", "model inversion") @id("TM-AI-022")
@formerly("CopiedModel") @stride(InformationDisclosure) @owasp_llm(UnboundedConsumption)
@owasp_llm(SensitiveInformationDisclosure)
rule ModelExtraction "Model extraction: ${m} can be copied by asking it" {
  match m : LanguageModel;
  where any d in m.stores : d.sensitive;
  where m.takes_untrusted;
  unless m.extraction_limited by ExtractionProtection;
  severity = Medium;
  work = 6;
  fix = "Limit and watch questions for each caller, and leave probabilities out of answers.";
  refs = [cwe(200), capec(116), nist("SC-5")];
  question m.extraction_limited "Is the number of queries to ${m} limited for each caller?";
  verify logins.questions_slowed(http.over_http(m));
}

/// Only the training of a model keeps it from what it should not say or do. Attackers talk it out
/// of that. A new version of the model may give in to other words.
@also("LLM jailbreak", "guardrail bypass", "missing red teaming", "DAN") @id("TM-AI-023")
@formerly("NeverAttacked") @stride(Tampering) @owasp_llm(PromptInjection)
rule Jailbreak "Jailbreak: strangers will find out what they can talk ${a} into" {
  match a : Assistant;
  where a.hears_strangers;
  unless a.red_teamed by RedTeaming;
  severity = Low;
  gain = [];
  fix = "Filter what goes into and comes out of the model, and try known ways around both with each version.";
  refs = [cwe(693), cwe(1427), nist("CA-8")];
  question a.red_teamed "Is ${a} red-teamed with known jailbreaks for each version?";
  verify assistants.canary_kept(assistants.asked(a)), assistants.injection_resisted(assistants.asked(a));
}

/// People are asked to approve so many actions of an agent that they stop reading them. Attackers
/// hide one harmful action among a hundred harmless ones, in words that the agent chose. It is
/// approved like the rest.
@also("consent fatigue", "human in the loop", "MFA fatigue") @id("TM-AI-024") @stride(ElevationOfPrivilege)
@owasp_llm(ExcessiveAgency)
rule ApprovalFatigue "Approval fatigue: people approve what ${a} does without looking" {
  match a : Agent;
  where a.actions_approved.or_else(false);
  unless a.approvals_risk_based by RiskBasedApproval;
  severity = if any f in a.calls : guards(f.target) then Medium else Low;
  gain = [];
  fix = "Ask only for what can do harm, let the program show whom and what it concerns, and allow the rest by rule.";
  refs = [cwe(357), atlas("AML.T0053"), nist("AC-6"), nist("AT-2")];
  question a.approvals_risk_based
      "Are people asked to approve only the few actions of ${a} that can do harm, and shown what will happen?";
}

/// An agent has private data, reads untrusted text, and has a way to send something out: a call, a
/// mail, a link or picture in an answer. Attackers write a sentence that tells it to send the data
/// that way. Indirect prompt injection becomes a leak.
@also("lethal trifecta", "EchoLeak", "markdown image exfiltration", "data exfiltration") @id("TM-AI-025")
@formerly("ExfiltrationThroughAgent") @stride(InformationDisclosure)
@owasp_llm(SensitiveInformationDisclosure)
rule AgentDataExfiltration
    "Agent data exfiltration: untrusted text can make ${a} send private data out through ${ways}" {
  match a : Assistant;
  let ways = ways_out(a);
  where handles_sensitive(a);
  where a.hears_strangers or (any e in looked_up(a) : untrusted(e) or e.takes_untrusted);
  where not ways.empty;
  unless a.exits_guarded by ExfiltrationProtection;
  severity = if any d in a.handles : d.sensitivity >= Restricted then Critical else High;
  gain = [Reads];
  work = 4;
  fix = "Take one of the three away: private data, untrusted text, or the way out. Call only addresses on a list, and show no links or pictures of other sites.";
  refs = [
    cwe(200),
    cwe(201),
    atlas("AML.T0051.001"),
    atlas("AML.T0057"),
    attack("T1567"),
    nist("AC-4"),
    nist("SC-7(10)"),
  ];
  question a.exits_guarded
      "Is every outgoing channel of ${a} closed while it holds both private data and untrusted text?";
}

/// An agent that pursues a wrong goal cannot be stopped at once. The goal may be poisoned, mistaken
/// or of its own making. It goes on while people look for the right key and for somebody who may
/// switch it off.
@also("kill switch", "loss of control", "agent goal hijack", "misaligned agent") @id("TM-AI-026")
@stride(ElevationOfPrivilege) @owasp_llm(ExcessiveAgency)
rule RogueAgent "Rogue agent: nobody can stop ${a} at once when it misbehaves" {
  match a : Agent;
  where any f in a.calls : f.target is Tool or guards(f.target);
  unless a.kill_switch by KillSwitch;
  severity = if any f in a.calls : any d in f.carries : d.integrity >= Critical then High else Medium;
  gain = [];
  vantage = Holding;
  fix = "Build a switch outside the agent that takes its keys and tools away, watch for unusual behaviour, and practise.";
  refs = [cwe(693), atlas("AML.T0048"), nist("IR-4(5)"), nist("SI-4")];
  question a.kill_switch "Is there a tested kill switch outside ${a} that takes its keys and tools away?";
}

/// The credentials of an agent lie where its model, or the code that it writes, can read them.
/// Attackers talk it into showing them. They are the agent, from anywhere.
@also("API key in prompt", "agent secrets", "non-human identity", "NHI") @id("TM-AI-027")
@formerly("AgentCredentials") @stride(Spoofing) @owasp_llm(SensitiveInformationDisclosure)
rule AgentCredentialExposure
    "Agent credential exposure: the credentials of ${a} for ${opened} are within reach of the model" {
  match a : Agent;
  let opened =
      a.calls.filter(f => (f.authn in [Password, ApiKey, SharedAccount, Token]).or_else(true)).target;
  where any f in a.calls : f.authn in [Password, ApiKey, SharedAccount, Token];
  unless a.credentials_brokered by CredentialBroker;
  severity = if any e in opened : guards(e) then High else Medium;
  gain = [];
  work = 4;
  fix = "Let a broker add keys to calls, outside the model, its code and its files; use ones that expire within the hour.";
  refs = [cwe(522), attack_sub("T1552", "001"), atlas("AML.T0055"), asvs("13.3.1"), nist("IA-5(7)")];
  question a.credentials_brokered
      "Are the credentials of ${a} kept where neither the model nor its code can read them?";
}

/// A model can be made to decide wrongly by small changes that people do not notice. Attackers find
/// them by trying, or on a copy of the model: a few dots in a picture, other words in a mail, a
/// payment in smaller parts. Fraud, malware or a stop sign pass as something else.
@also("adversarial examples", "adversarial machine learning", "model evasion") @id("TM-AI-028")
@stride(Tampering)
rule EvasionAttack "Evasion attack: crafted input makes ${c} decide wrongly" {
  match c : Classifier;
  where c.takes_untrusted or (any f in c.serves : any d in f.carries : words_of_strangers(d)).or_else(false);
  unless c.adversarially_trained by AdversarialTraining;
  severity = if c.decides then High else Medium;
  gain = [Uses];
  work = 5;
  fix = "Train and test with adversarial examples, limit tries for each caller, and let a second signal or a person decide what matters.";
  refs = [cwe(1039), atlas("AML.T0015"), atlas("AML.T0043"), nist("CA-8")];
  question c.adversarially_trained
      "Is ${c} tested with adversarial examples, and does something else decide beside it?";
}

/// A model from a hub, a supplier or a file share may contain a backdoor. It is right in each test,
/// and wrong where a hidden trigger is in the input. Attackers show the trigger: a mark on the
/// sign, a word in the mail.
@also("trojan model", "model backdoor", "model supply chain") @id("TM-AI-029") @stride(Tampering)
@owasp(SoftwareSupplyChainFailures)
rule BackdooredModel "Backdoored model: ${c} can have a backdoor that no test of its accuracy shows" {
  match c : Classifier;
  unless c.provenance_verified by ModelProvenance;
  severity = Medium;
  gain = [TakesOver];
  vantage = Anywhere;
  work = 9;
  fix = "Take weights from named authors, pin them by hash, know the data that they learned from, and test for triggers.";
  refs = [cwe(506), cwe(494), atlas("AML.T0018"), atlas("AML.T0010"), nist("SR-4"), nist("SI-7")];
  question c.provenance_verified
      "Do the weights of ${c} come from a known origin, and are they pinned by hash?";
  verify files.weights_pinned(c);
}

/// A model is more certain about what it was trained on. Attackers ask it and learn whether a
/// person was among the patients, the debtors or the suspects. With many questions they recover
/// whole entries.
@also("model inversion", "training data extraction") @id("TM-AI-030") @stride(InformationDisclosure)
@linddun(Identifying)
rule MembershipInference "Membership inference: answers of ${c} reveal who was in ${learned}" {
  match c : Classifier;
  let learned = c.trained_on.filter(d => d.personal);
  where any d in c.trained_on : d.personal;
  where not c.serves.empty;
  unless c.differentially_private by DifferentialPrivacy;
  severity = if any d in c.trained_on : d.personal and d.sensitivity >= Restricted then High else Medium;
  gain = [Reads];
  work = 5;
  fix = "Train with differential privacy or on data that names nobody, answer without probabilities, and limit questions.";
  refs = [cwe(200), atlas("AML.T0024.000"), atlas("AML.T0024.001"), linddun("L.2.2"), nist("SI-19(6)")];
  question c.differentially_private
      "Was it measured that answers of ${c} do not reveal who was in its training data?";
}
