/// The security contract of tmc itself. `tmc contract docs/contract/tmc.tm -o docs/contract/THREAT_MODEL.md` writes the
/// document; a test compares it, and every file that a claim names, with the repository.
package tmc.contract;

import std.contract.*;

system Tmc : Project "tmc" {
  purpose = "A compiler for threat models: a command that reads models and files of other tools, and writes messages, reports, diagrams, tests and contracts. It runs on the machine of a developer or in a pipeline, also on models of people whom nobody trusts.";
  revised = 2026-12-01;
  versions = "The contract is in the repository. A report is triaged by the contract of the version that it is about.";
  status = "Written by the developers. What is inferred has a question.";
  report_to = "the maintainers, in private, by the address in the repository's profile; no public issue before a fix is released";
  agents_file = "docs/AGENTS.md";
  security_file = "docs/SECURITY.md";
  document = "docs/contract/THREAT_MODEL.md";

  // --- 2: scope ---------------------------------------------------------------

  check : IntendedUse
      "Compile models, also those of strangers: compiling a model runs nothing that it contains" {
    sources = ["docs/design/compiler.md"];
  }
  pipeline : IntendedUse "Run in a pipeline, and fail it by an exit status" {
    sources = ["docs/tutorial.md"];
  }
  exchange : IntendedUse "Read files of other tools, and write files for them" {
    sources = ["docs/design/importers.md"];
  }

  user : Role "User: who runs tmc" {
    trusted = true;
    trusted_with = "The command line, the folders that it names, and where output goes";
    positions = [Administrator];
    sources = ["docs/reference/options.md"];
  }
  author : Role "Author of a model, pack, imported file or result that the user did not write" {
    trusted = false;
    trusted_with = "Nothing: what they write is data";
    positions = [Stranger, Supplier];
    sources = ["docs/language/modules.md"];
  }
  reader : Role "Reader of a report" {
    trusted = false;
    trusted_with = "The report, which is all that they get";
    positions = [Employee];
    sources = ["docs/design/report-app.md"];
  }

  frontend : SoftwareComponent "Frontend: lexer, parser, names, types, textual IR" {
    paths = [
      "grammar/**",
      "lib/AST/**",
      "lib/Basic/**",
      "lib/Format/**",
      "lib/IR/**",
      "lib/Parse/**",
      "lib/Sema/**",
      "lib/Compiler/**",
    ];
    touches = [Filesystem];
    sources = ["docs/design/frontend.md", "docs/design/sema.md", "docs/design/ir.md"];
  }
  analysis : SoftwareComponent "Passes, rules, review, attacks, risks" {
    paths = ["lib/Analysis/**", "lib/Attack/**", "lib/Review/**", "lib/Risk/**", "lib/Rules/**"];
    sources = ["docs/design/passes.md", "docs/design/rules.md"];
  }
  importers : SoftwareComponent "Importers of files of other tools, and what compares a model with them" {
    paths = ["lib/Importers/**", "lib/Hcl/**", "lib/Drift/**"];
    touches = [Filesystem];
    sources = ["docs/design/importers.md", "docs/design/drift.md"];
  }
  triage : SoftwareComponent "Readers of findings of other tools, and what judges them" {
    paths = ["lib/Triage/**"];
    touches = [Filesystem];
    sources = ["docs/design/triage.md"];
  }
  server : SoftwareComponent "Local server of the report" {
    paths = ["lib/Serve/**"];
    touches = [Network, Filesystem];
    sources = ["docs/design/serving.md"];
  }
  outputs : SoftwareComponent "Outputs: messages, documents, JSON, diagrams, the interactive report" {
    paths = [
      "lib/Backends/**",
      "lib/Contract/**",
      "lib/Diagram/**",
      "lib/Document/**",
      "lib/Layout/**",
      "lib/Report/**",
    ];
    touches = [ChildProcesses, Filesystem];
    note = "Graphviz draws in a process of its own, and a browser or WeasyPrint prints the PDF.";
    sources = ["docs/design/backends.md", "docs/design/documents.md", "docs/design/diagrams.md"];
  }
  driver : SoftwareComponent "Command line, files and folders" {
    paths = [
      "lib/Driver/**",
      "tools/tmc/**",
      "tools/tmc-doc/**",
      "tools/tmc-embed/**",
      "tools/tmc-format/**",
      "tools/tmc-grammar/**",
      "tools/tmc-image/**",
      "tools/tmc-opt/**",
    ];
    touches = [Filesystem, Env, GlobalState];
    sources = ["docs/design/README.md"];
  }
  tests : SoftwareComponent "Generated tests and the code that supports them" {
    paths = ["lib/TestPlan/**", "stdlib/support/**"];
    touches = [Network, Filesystem];
    note = "They are made by tmc and run later by pytest, if someone does.";
    sources = ["docs/language/verifications.md", "docs/design/checks.md"];
  }
  library : SoftwareComponent "Standard library: kinds, rules, controls, methodologies" {
    paths = ["stdlib/std/**", "stdlib/init/**"];
    note = "A wrong or missing rule is a bug of knowledge, and no vulnerability.";
    sources = ["docs/design/packs.md"];
  }
  workshop : SoftwareComponent "Tests, scripts of developers, documentation" {
    paths = ["test/**", "tools/dev/**", "docs/**", "cmake/**"];
    excluded = "They are not installed, and run on inputs of the developers.";
    sources = ["docs/CONTRIBUTING.md"];
  }

  // --- 3: out of scope ----------------------------------------------------------

  X1 : Exclusion "Whether a model is true" {
    category = UseCase;
    reason = "tmc reviews what a model says. A system that differs from its model is not reviewed.";
    sources = ["docs/language/taken-for-granted.md"];
  }
  X2 : Exclusion "Proof of security" {
    category = UseCase;
    reason = "No finding means that no rule in force applies.";
    sources = ["docs/language/taken-for-granted.md"];
  }
  X3 : Exclusion "Control of the user's account, their files or the process" {
    category = Threat;
    reason = "tmc has the rights of its user, and no others.";
    ask = "Is anything in tmc meant to protect the user from themselves?";
    proposed = "No.";
  }
  X4 : Exclusion "Control of the compiler, dependencies or the build" {
    category = Threat;
    reason = "The tools that build tmc are trusted.";
    weaknesses = [cwe(1357)];
    ask = "Is the supply chain of the build out of scope?";
    proposed = "Yes, until releases are signed.";
  }

  // --- 4: trust boundaries --------------------------------------------------------

  /// Everything that is read is data of someone who may be hostile: models and what they import, images of packs, results
  /// of tests, earlier outputs, files of other tools. Nothing in it names a program to run or an address to fetch.
  B1 : TrustBoundary "Files into the process" {
    components = [frontend, analysis, importers, triage];
    precondition = "from the bytes of a file that the command line names, or that such a file imports from a folder that it names";
    sources = ["docs/language/modules.md", "docs/design/importers.md"];
  }
  /// Texts of a model go into HTML, SVG, Markdown, JSON, CSV, XML, Python and terminals.
  B2 : TrustBoundary "Texts into outputs" {
    components = [outputs, tests];
    precondition = "from a text of a model that an output shows to someone else than its author";
    sources = ["docs/design/documents.md"];
  }
  B3 : TrustBoundary "Command line and folders: trusted" {
    components = [driver, library];
    precondition = "by files in a named folder: links, names and contents";
    sources = ["docs/reference/options.md"];
  }

  B4 : TrustBoundary "Connections to the local server" {
    components = [server];
    precondition = "from a program or a page of another site on the machine of the user, without the token of the address";
    sources = ["docs/design/serving.md"];
  }

  // --- 5: environment ---------------------------------------------------------------

  E1 : EnvironmentAssumption "Debian 12 or a system like it, with a file system whose renames are atomic" {
    area = Platform;
    sources = ["docs/CONTRIBUTING.md"];
  }
  E2 : EnvironmentAssumption
      "C++ is not memory-safe: limits of depth and size, assertions, sanitizers and fuzzers stand in for it" {
    area = Memory;
    sources = ["docs/design/frontend.md", "docs/CONTRIBUTING.md"];
  }
  E3 : EnvironmentAssumption
      "The clock says which day it is, for decisions that expire; `--today` replaces it" {
    area = Time;
    sources = ["docs/reference/options.md"];
  }
  E4 : EnvironmentAssumption "Rules run on several threads; results do not depend on their number" {
    area = Concurrency;
    sources = ["docs/design/rules.md"];
  }
  E5 : EnvironmentAssumption "Graphviz, if it is installed, is that of the system" {
    area = Resources;
    sources = ["docs/design/diagrams.md"];
  }

  H1 : NegativeClaim "It connects to no network; `tmc serve` listens, on a loopback address only" {
    touch = Network;
    ask = "Does any command open a connection?";
    proposed = "No. Generated tests do, when pytest runs them.";
  }
  H2 : NegativeClaim
      "It starts no program but itself, to draw with Graphviz, and Chromium or WeasyPrint, to print a PDF" {
    touch = ChildProcesses;
    sources = ["docs/design/diagrams.md", "docs/design/documents.md"];
  }
  H3 : NegativeClaim
      "It writes no file but those that `-o`, `--fix`, `fmt`, `init`, `import`, `build` and `contract --wire` name, and scratch files that it removes" {
    touch = Filesystem;
    sources = ["docs/reference/options.md"];
  }

  // --- 5a: variants -------------------------------------------------------------------

  templates : BuildVariant "`--allow-model-templates`" {
    default_value = "off";
    effect = "templates of the model itself become tests, which are code";
    discouraged = true;
    stance = "for models of your own";
    components = [tests];
    sources = ["docs/language/verifications.md"];
  }
  time_limit : BuildVariant "`--time-limit`" {
    default_value = "0: never";
    effect = "ends a run that takes longer";
    stance = "set it for models of strangers";
    components = [driver];
    sources = ["docs/reference/options.md"];
  }
  file_limit : BuildVariant "`--max-file-size`" {
    default_value = "64 MiB";
    effect = "larger files are not read";
    components = [frontend];
    sources = ["docs/reference/options.md"];
  }
  asserts : BuildVariant "Assertions" {
    default_value = "off in a release build";
    effect = "a broken invariant ends the process in a build for developers";
    at_runtime = false;
    sources = ["docs/CONTRIBUTING.md"];
  }

  // --- 6: inputs ------------------------------------------------------------------------

  commands : EntryPointPattern "Every command of tmc" {
    files = ["lib/Driver/Commands.def"];
    pattern = "^COMMAND\\(";
  }
  formats : EntryPointPattern "Every format that is imported" {
    files = ["lib/Importers/Importers.def"];
    pattern = "^IMPORTER\\(";
  }

  compile : EntryPoint "Commands that compile a model" {
    part_of = frontend;
    symbols = ["Check", "Diagram", "Report", "Diff", "Explain", "Test", "Contract"];
    sources = ["docs/reference/commands.md"];
  }
  model : Parameter "model and what it imports" {
    of = compile;
    type = "text in UTF-8";
    controllable = Yes;
    chosen_by = [author];
    caller_enforces = "`--time-limit` for models of strangers";
    sources = ["docs/design/frontend.md"];
  }
  earlier : Parameter "earlier version, results of tests" {
    of = compile;
    type = "a model or JSON";
    controllable = Yes;
    chosen_by = [author];
    caller_enforces = "nothing";
    sources = ["docs/language/reviewing.md"];
  }
  pack_image : Parameter "image of packs" {
    of = compile;
    type = "binary";
    controllable = Yes;
    chosen_by = [author];
    caller_enforces = "nothing; rows are checked before they are used";
    sources = ["docs/design/image.md"];
  }
  options : Parameter "options and folders" {
    of = compile;
    controllable = No;
    chosen_by = [user];
    caller_enforces = "that no stranger chooses them";
    sources = ["docs/reference/options.md"];
  }
  format : EntryPoint "`tmc fmt`, `tmc build`" {
    part_of = frontend;
    symbols = ["Fmt", "Build"];
    sources = ["docs/design/format.md"];
  }
  formatted : Parameter "model to be formatted or packed" {
    of = format;
    controllable = Yes;
    chosen_by = [author];
    caller_enforces = "nothing";
    sources = ["docs/design/format.md"];
  }
  import_file : EntryPoint "`tmc import`, `tmc drift`" {
    part_of = importers;
    symbols = [
      "Import",
      "Threagile",
      "ThreatDragon",
      "Tmt",
      "TmtTemplate",
      "Otm",
      "Pytm",
      "TmBom",
      "CycloneDx",
      "ThreatComposer",
      "DrawIo",
      "Mermaid",
      "D2",
      "Structurizr",
      "StructurizrDsl",
      "Threatcl",
      "Mal",
      "Terraform",
      "CloudFormation",
      "OpenApi",
      "Workflow",
      "Kubernetes",
      "Compose",
      "Drift",
    ];
    sources = ["docs/design/importers.md"];
  }
  foreign : Parameter "file of another tool" {
    of = import_file;
    type = "JSON, YAML, XML or the text of a drawing";
    controllable = Yes;
    chosen_by = [author];
    caller_enforces = "nothing";
    sources = ["docs/design/importers.md"];
  }
  judge : EntryPoint "`tmc triage`" {
    part_of = triage;
    symbols = ["Triage"];
    sources = ["docs/design/triage.md"];
  }
  findings : Parameter "findings of another tool" {
    of = judge;
    type = "JSON";
    controllable = Yes;
    chosen_by = [author];
    caller_enforces = "nothing";
    sources = ["docs/design/triage.md"];
  }
  serve : EntryPoint "`tmc serve`" {
    part_of = server;
    symbols = ["Serve"];
    sources = ["docs/design/serving.md"];
  }
  request : Parameter "request over HTTP" {
    of = serve;
    type = "bytes";
    controllable = Yes;
    caller_enforces = "that the address, which has the token, is not passed on";
    sources = ["docs/design/serving.md"];
  }
  ask_library : EntryPoint "Commands that compile nothing" {
    part_of = driver;
    symbols = ["Doc", "List", "Init", "Help"];
    sources = ["docs/reference/commands.md"];
  }
  words : Parameter "words of the command line" {
    of = ask_library;
    controllable = No;
    chosen_by = [user];
    caller_enforces = "nothing";
    sources = ["docs/reference/commands.md"];
  }
  run_tests : EntryPoint "Generated tests" { part_of = tests; sources = ["docs/language/verifications.md"]; }
  targets : Parameter "`targets.json`" {
    of = run_tests;
    controllable = No;
    chosen_by = [user];
    caller_enforces = "that the hosts in it may be tested";
    sources = ["docs/language/verifications.md"];
  }
  answers : Parameter "answers of the tested system" {
    of = run_tests;
    controllable = Yes;
    caller_enforces = "a machine for tests";
    ask = "Do generated tests bear hostile answers?";
    proposed = "They read a bounded part of each.";
  }

  // --- 7: adversaries -----------------------------------------------------------------------

  A1 : Adversary "The author of a model or file that someone else compiles" {
    positions = [Stranger, Supplier];
    capabilities = [
      "write any bytes into it",
      "use any name and text",
      "make it as large and deep as a file can be",
    ];
    goals = [
      "run code",
      "read files that the user did not name",
      "write into files",
      "hide a finding",
      "deceive a reader by what a report shows",
      "hang or exhaust a pipeline",
    ];
    sources = ["docs/design/frontend.md"];
  }
  A2 : Adversary "The user themselves" {
    excluded = "They chose the options, and own the files.";
    positions = [Administrator];
    sources = ["docs/reference/options.md"];
  }
  A3 : Adversary "Someone who measures time or memory" {
    excluded = "A model is compiled for its user, and no secret is in the process.";
    positions = [CoTenant];
    ask = "Are side channels out of scope?";
    proposed = "Yes.";
  }

  // --- 8: provided ------------------------------------------------------------------------------

  P1 : PropertyProvided "Compiling a model runs nothing that it contains" {
    about = NoCodeExecution;
    components = [frontend, analysis, importers, outputs, driver, triage];
    symptom = "a model or imported file makes tmc start a program or load code";
    weaknesses = [cwe(78), cwe(94), cwe(95), cwe(502)];
    sources = ["docs/design/compiler.md", "docs/design/importers.md"];
  }
  P2 : PropertyProvided "Any bytes lead to a message, and never to memory errors" {
    about = MemorySafety;
    components = [frontend, analysis, importers, outputs, triage, server];
    symptom = "a crash, or a report of a sanitizer";
    weaknesses = [cwe(787), cwe(125), cwe(416), cwe(476), cwe(190)];
    sources = ["docs/design/frontend.md", "docs/CONTRIBUTING.md"];
  }
  P3 : PropertyProvided "Nesting of input is bounded" {
    about = BoundedRecursion;
    components = [frontend, importers, triage];
    symptom = "the stack is full";
    threshold = "250 brackets, 512 levels of a tree, 128 levels of JSON and YAML";
    weaknesses = [cwe(674)];
    sources = ["docs/design/frontend.md", "docs/design/importers.md"];
  }
  P4 : PropertyProvided "Time and memory grow linearly with the model" {
    about = BoundedTime;
    components = [frontend, analysis, importers, outputs, triage];
    symptom = "a model twice as large takes four times as long";
    tier = Correctness;
    weaknesses = [cwe(407), cwe(1333), cwe(776)];
    condition = "rules join few variables; cuts of attacks are bounded instead";
    sources = ["docs/performance.md"];
  }
  P5 : PropertyProvided "Imports stay in the folders that the user names" {
    about = PathConfinement;
    components = [frontend];
    symptom = "a message shows a line of a file elsewhere";
    weaknesses = [cwe(22), cwe(59)];
    sources = ["docs/language/modules.md"];
  }
  P6 : PropertyProvided "Texts of a model are escaped in each output" {
    about = OutputEncoding;
    components = [outputs, tests];
    symptom = "a text becomes markup, code, a formula or a sequence of a terminal";
    weaknesses = [cwe(79), cwe(94), cwe(116), cwe(150), cwe(1236)];
    sources = ["docs/design/documents.md", "docs/design/report-app.md"];
  }
  P7 : PropertyProvided "The interactive report loads nothing and sends nothing" {
    about = Sandboxing;
    components = [outputs];
    symptom = "the page makes a request";
    weaknesses = [cwe(829)];
    sources = ["docs/design/report-app.md"];
  }
  P8 : PropertyProvided "Outputs are whole or absent, and never replace the model" {
    about = Durability;
    components = [driver];
    symptom = "a file is half-written, or a source is lost";
    tier = Correctness;
    sources = ["docs/design/backends.md"];
  }
  P9 : PropertyProvided "The same input gives the same bytes" {
    about = DeterministicOutput;
    symptom = "outputs differ between runs, threads or machines";
    tier = Correctness;
    sources = ["docs/design/README.md"];
  }
  P10 : PropertyProvided "Generated tests connect only to hosts in `targets.json`" {
    about = RequestFidelity;
    components = [tests];
    symptom = "a connection to another host";
    weaknesses = [cwe(918)];
    sources = ["docs/language/verifications.md"];
  }
  P11 : PropertyProvided "Text that reads otherwise than it is compiled is refused" {
    about = FramingIntegrity;
    components = [frontend];
    symptom = "characters that turn the reading direction are accepted in a source";
    weaknesses = [cwe(451), cwe(1007)];
    sources = ["docs/language/lexical.md"];
  }

  // --- 9: not provided --------------------------------------------------------------------------------

  D1 : PropertyNotProvided "A clean run is not a proof that a system is secure" {
    about = DataAuthenticity;
    reason = "Rules find what they know, in what a model says.";
    false_friend = true;
    sources = ["docs/language/taken-for-granted.md"];
  }
  D2 : PropertyNotProvided "A run has no time limit by default" {
    about = BoundedTime;
    components = [driver];
    reason = "`--time-limit` sets one.";
    weaknesses = [cwe(400)];
    sources = ["docs/reference/options.md"];
  }
  D3 : PropertyNotProvided "Memory is not limited" {
    about = BoundedMemory;
    reason = "Files have limits of size; several of them add up. A pipeline limits its processes.";
    weaknesses = [cwe(770)];
    ask = "Should tmc limit its memory itself?";
    proposed = "No; a pipeline does.";
  }
  D4 : PropertyNotProvided "Reports are not confidential" {
    about = InformationHiding;
    components = [outputs];
    reason = "They say what is weak, and are plain files.";
    weaknesses = [cwe(200)];
    ask = "Should reports be encrypted?";
    proposed = "No; those who write them keep them.";
  }
  D5 : PropertyNotProvided "The hash of a finding is not a signature" {
    about = DataAuthenticity;
    reason = "It recognises a finding after a change, and anyone can compute it.";
    false_friend = true;
    sources = ["docs/language/findings.md"];
  }
  D6 : PropertyNotProvided "Whoever may change a model may hide a finding" {
    about = Authorization;
    reason = "Decisions are part of the model. Reviews and `--diff` show them.";
    sources = ["docs/language/decisions.md"];
  }
  D7 : PropertyNotProvided "Generated tests are not an attack tool with safe defaults for every target" {
    about = SecureDefaults;
    components = [tests];
    reason = "They send hostile input to the hosts that the user names.";
    sources = ["docs/verified.md"];
  }

  C1 : AttackClass "Changes of the model by someone who may commit" {
    sources = ["docs/language/reviewing.md"];
  }

  // --- 10: duties -----------------------------------------------------------------------------------------

  R1 : DownstreamDuty "Set `--time-limit` and limits of the process for models of strangers" {
    duty_of = [user];
    sources = ["docs/reference/options.md"];
  }
  R2 : DownstreamDuty "Review changes of decisions and of what is taken for granted" {
    duty_of = [user];
    sources = ["docs/language/reviewing.md"];
  }
  R3 : DownstreamDuty "Run generated tests only against systems that may be tested" {
    duty_of = [user];
    sources = ["docs/language/verifications.md"];
  }
  R4 : DownstreamDuty "Keep reports where weaknesses may be known" {
    duty_of = [user];
    ask = "Is keeping reports up to their owner?";
    proposed = "Yes.";
  }

  // --- 11: misuse ---------------------------------------------------------------------------------------------

  M1 : Misuse "`--allow-model-templates` on a stranger's model" {
    why_unsafe = "Its templates are code that runs with the tests.";
    instead = "Leave it off.";
    sources = ["docs/language/verifications.md"];
  }
  M2 : Misuse "A gate on severities alone" {
    why_unsafe = "Questions and assumptions stay open.";
    instead = "Add `--fail-on-questions`.";
    sources = ["docs/tutorial.md"];
  }
  M3 : Misuse "`-I` of a folder that a stranger writes" {
    why_unsafe = "Their packs replace words and rules.";
    instead = "Name folders of your own.";
    sources = ["docs/language/modules.md"];
  }

  // --- 11a: non-findings -----------------------------------------------------------------------------------------

  N1 : NonFinding "A model makes tmc use much memory" {
    why_safe = "Memory follows the size of what is read, and files have limits.";
    cites = [D3];
    weaknesses = [cwe(770), cwe(400)];
    still_valid = "growth beyond linear";
    sources = ["docs/performance.md"];
  }
  N2 : NonFinding "Hostile texts and secrets in tests" {
    why_safe = "They are inputs of tests, and protect nothing.";
    cites = [workshop];
    rules = ["*:*hardcoded*", "*:*secret*"];
    paths = ["test/**", "docs/**"];
    weaknesses = [cwe(798)];
    sources = ["docs/CONTRIBUTING.md"];
  }
  N3 : NonFinding "Generated tests send attacks" {
    why_safe = "That is what they are for, and only to hosts in `targets.json`.";
    cites = [P10, D7];
    paths = ["stdlib/support/**"];
    sources = ["docs/language/verifications.md"];
  }
  N4 : NonFinding "tmc starts a process" {
    why_safe = "It starts itself, to draw with Graphviz.";
    cites = [H2];
    weaknesses = [cwe(78)];
    paths = ["lib/Diagram/**"];
    rules = ["*:*command*", "*:*exec*"];
    sources = ["docs/design/diagrams.md"];
  }
  N5 : NonFinding "A hash that is not cryptographic" {
    why_safe = "It finds equal things, and protects nothing.";
    cites = [D5];
    rules = ["*:*weak-crypt*", "*:*insecure-hash*"];
    weaknesses = [cwe(327), cwe(328)];
    sources = ["docs/language/findings.md"];
  }

  // --- 12: conditions of change ---------------------------------------------------------------------------------

  G1 : ChangeCondition "A command that listens, connects or runs something" {
    sources = ["docs/design/adding-features.md"];
  }
  G2 : ChangeCondition "A new format that is imported, or a new output" {
    sources = ["docs/design/adding-features.md"];
  }
  G3 : ChangeCondition "Code in a model that is evaluated other than as a condition" {
    sources = ["docs/design/rules.md"];
  }
  G4 : ChangeCondition "A report that loads something" { sources = ["docs/design/report-app.md"]; }

  // --- 13: examples ------------------------------------------------------------------------------------------------

  V1 : TriageExample "A model crashes the parser" { disposition = Valid; cites = [P2]; }
  V2 : TriageExample "A title becomes a script in the report" { disposition = Valid; cites = [P6]; }
  V3 : TriageExample "A model of 60 MiB takes a minute" { disposition = ByDesignDisclaimed; cites = [D2]; }
  V4 : TriageExample "A rule misses a weakness" {
    disposition = ByDesignDisclaimed;
    reason = "a bug of the library; report it in public";
    cites = [D1];
  }
  V5 : TriageExample "A script of `tools/dev` can be misled by a file name" {
    disposition = OutOfModelUnsupportedComponent;
    cites = [workshop];
  }
}
