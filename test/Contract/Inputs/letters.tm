package letters;

import std.contract.*;

/// It reads letters of any sender, and gives their parts to a program.
system Letters : Project "Letters" {
  purpose = "A library that parses letters.";
  repository = "https://git.example/letters";
  commit = "4f0c17d";
  revised = 2026-11-30;
  versions = "2.x";
  status = "Draft.";
  report_to = "`security@letters.example`";

  uses : IntendedUse "Parse letters" { sources = ["README.md:1"]; }

  developer : Role "Application developer" { trusted = true; trusted_with = "Buffers"; sources = ["README.md:2"]; }
  sender : Role "Sender" { trusted = false; positions = [Stranger]; sources = ["README.md:3"]; }

  parser : SoftwareComponent "Parser" { paths = ["src/**", "include/**"]; touches = [Filesystem, Env]; sources = ["README.md:4"]; }
  old : SoftwareComponent "Old parser" { paths = ["src/old/**"]; variant = with_old; sources = ["README.md:4"]; }
  examples : SoftwareComponent "Examples" { paths = ["examples/**"]; excluded = "They are not installed."; sources = ["README.md:4"]; }

  X1 : Exclusion "A sandbox" { category = UseCase; reason = "It is a library."; ask = "Is it a sandbox?"; proposed = "No."; }
  X2 : Exclusion "Timing" { category = Threat; reason = "Nothing is secret."; weaknesses = [cwe(208)]; sources = ["README.md:5"]; }

  /// A letter comes from anyone.
  B1 : TrustBoundary "Bytes go into the parser" { components = [parser, old]; precondition = "from the bytes of a letter"; sources = ["README.md:3"]; }

  E1 : EnvironmentAssumption "A C library" { area = Platform; sources = ["README.md:5"]; }
  H1 : NegativeClaim "It opens no socket" { touch = Network; }

  with_old : BuildVariant "`WITH_OLD`" { default_value = "off"; effect = "builds the parser of old letters"; discouraged = true; at_runtime = false; sources = ["README.md:5"]; }
  limit : BuildVariant "`limit`" { default_value = "none"; effect = "bounds the size"; insecure_default = true; stance = "the host sets it"; }

  parse : EntryPoint "letter_parse" { part_of = parser; }
  bytes : Parameter "the letter" { of = parse; type = "bytes"; controllable = Yes; chosen_by = [sender]; sources = ["include/letters.h:1"]; }
  size : Parameter "its size" { of = parse; controllable = No; chosen_by = [developer]; caller_enforces = "a limit"; sources = ["include/letters.h:1"]; }
  flags : Parameter "flags" { of = parse; controllable = Conditional; condition = "the host passes them on"; variant = with_old; sources = ["include/letters.h:1"]; }
  functions : EntryPointPattern "Public functions" { files = ["include/*.h"]; pattern = "^int letter_"; }

  A1 : Adversary "A sender of letters" { positions = [Stranger]; capabilities = ["send any bytes"]; goals = ["run code"]; sources = ["README.md:3"]; }
  A2 : Adversary "Someone in the process" { excluded = "They can do what it can."; positions = [Intruder]; sources = ["README.md:5"]; }

  P1 : PropertyProvided "A letter does not corrupt memory" { about = MemorySafety; components = [parser]; symptom = "a crash"; weaknesses = [cwe(787), cwe(125)]; }
  P2 : PropertyProvided "Memory follows the size" { about = BoundedMemory; condition = "`limit` is set"; symptom = "more memory"; threshold = "twice the size"; tier = Correctness; sources = ["README.md:5"]; }
  D1 : PropertyNotProvided "A letter is not authentic" { about = DataAuthenticity; reason = "Senders sign it."; weaknesses = [cwe(345)]; confirmed_by = "Ann"; confirmed_on = 2026-11-01; }
  F1 : PropertyNotProvided "The checksum proves nothing" { about = DataAuthenticity; reason = "Anyone computes it."; false_friend = true; sources = ["README.md:5"]; }
  C1 : AttackClass "Bombs" { weaknesses = [cwe(409)]; sources = ["README.md:5"]; }

  R1 : DownstreamDuty "Set `limit`" { duty_of = [developer]; sources = ["README.md:5"]; }
  M1 : Misuse "Trusting the checksum" { why_unsafe = "Anyone computes it."; instead = "Sign letters."; sources = ["README.md:5"]; }
  N1 : NonFinding "MD5 in the checksum" { why_safe = "Nothing trusts it."; rules = ["*:*weak-crypt*"]; paths = ["src/checksum.c"]; cites = [D1, F1]; suppression = "// nosec"; still_valid = "MD5 in a signature"; sources = ["README.md:5"]; }
  G1 : ChangeCondition "A new format of letters" { sources = ["README.md:5"]; }
  V1 : TriageExample "A crash of the parser" { disposition = Valid; reason = "it is what P1 forbids"; cites = [P1]; }

  Q1 : OpenQuestion "May a letter be malformed?" { proposed = "Yes"; settles = [P1]; }
  Q2 : OpenQuestion "Does the host set the limit?" { proposed = "Yes"; settles = [limit]; }
  Q3 : OpenQuestion "Does it open no socket?" { proposed = "It does not"; settles = [H1]; answer = Yes; answer_text = "Never."; answered_by = "Bob"; answered_on = 2026-11-20; }
}
