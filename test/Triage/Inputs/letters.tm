/// A library that parses letters, for the tests of triage.
package letters;

import std.contract.*;

system Letters : Project "Letters" {
  repository = "https://git.example/letters";
  revised = 2026-11-30;
  report_to = "security@letters.example";

  caller : Role "Application developer" { trusted = true; sources = ["README.md:3"]; }
  sender : Role "Sender of a letter" { trusted = false; positions = [Stranger]; sources = ["README.md:4"]; }
  neighbour : Role "Process on the same machine" {
    trusted = false;
    positions = [Administrator];
    sources = ["README.md:5"];
  }

  outsider : Adversary "Sender of letters" { positions = [Stranger]; sources = ["README.md:4"]; }
  insider : Adversary "Someone in the process" {
    positions = [Administrator];
    excluded = "They can do what the process can.";
    sources = ["README.md:6"];
  }

  parser : SoftwareComponent "Parser" { paths = ["src/**"]; sources = ["README.md:9"]; }
  config : SoftwareComponent "Configuration" { paths = ["src/config/**"]; sources = ["README.md:10"]; }
  ipc : SoftwareComponent "Local socket" { paths = ["src/ipc/**"]; sources = ["README.md:11"]; }
  cache : SoftwareComponent "Cache" { paths = ["src/cache/**"]; sources = ["README.md:12"]; }
  gpu : SoftwareComponent "GPU backend" {
    paths = ["src/gpu/**"];
    variant = with_gpu;
    sources = ["README.md:13"];
  }
  remote : SoftwareComponent "Remote control" { paths = ["src/remote/**"]; sources = ["README.md:13"]; }
  left : SoftwareComponent "Left half" { paths = ["both/*.c"]; sources = ["README.md:14"]; }
  right : SoftwareComponent "Right half" { paths = ["both/a?c"]; sources = ["README.md:14"]; }
  examples : SoftwareComponent "Examples" {
    paths = ["example/**", "test/**"];
    excluded = "Examples and tests are not shipped.";
    sources = ["README.md:20"];
  }

  with_gpu : BuildVariant "WITH_GPU" {
    default_value = "off";
    effect = "parses on a graphics card";
    at_runtime = false;
    stance = "Reports that need it are welcome as bugs.";
    sources = ["README.md:15"];
  }

  parse : EntryPoint "parse_letter" { part_of = parser; sources = ["include/letters.h:4"]; }
  bytes : Parameter "the bytes of the letter" {
    of = parse;
    controllable = Yes;
    chosen_by = [sender];
    sources = ["include/letters.h:4"];
  }
  flags : EntryPoint "set_flags" { part_of = parser; sources = ["include/letters.h:9"]; }
  flag_word : Parameter "the flags" {
    of = flags;
    controllable = No;
    chosen_by = [caller];
    sources = ["include/letters.h:9"];
  }
  load : EntryPoint "load_config" { part_of = config; sources = ["include/letters.h:12"]; }
  file : Parameter "the file" {
    of = load;
    controllable = No;
    chosen_by = [caller];
    sources = ["include/letters.h:12"];
  }
  listen : EntryPoint "listen_local" { part_of = ipc; sources = ["include/letters.h:14"]; }
  request : Parameter "the request" {
    of = listen;
    controllable = Yes;
    chosen_by = [neighbour];
    sources = ["include/letters.h:14"];
  }
  command : EntryPoint "remote_command" { part_of = remote; sources = ["include/letters.h:16"]; }
  order : Parameter "the command" {
    of = command;
    controllable = Yes;
    chosen_by = [sender];
    variant = with_gpu;
    sources = ["include/letters.h:16"];
  }

  P1 : PropertyProvided "A malformed letter does not corrupt memory" {
    about = MemorySafety;
    symptom = "A crash.";
    weaknesses = [cwe(119)];
    sources = ["README.md:30"];
  }
  P2 : PropertyProvided "A malformed letter is refused" {
    about = Robustness;
    symptom = "The process ends.";
    tier = Correctness;
    weaknesses = [cwe(476)];
    sources = ["README.md:31"];
  }
  P3 : PropertyProvided "A letter is parsed in linear time" {
    about = BoundedTime;
    components = [parser];
    symptom = "Parsing takes minutes.";
    weaknesses = [cwe(407)];
    condition = "The letter has at most 10 MB.";
    ask = "Is parsing linear?";
    proposed = "Yes.";
  }
  D1 : PropertyNotProvided "A letter is not authentic because it parses" {
    about = DataAuthenticity;
    reason = "A checksum finds accidents only.";
    false_friend = true;
    weaknesses = [cwe(345)];
    sources = ["README.md:40"];
  }
  D2 : PropertyNotProvided "Parsing may need much memory" {
    about = BoundedMemory;
    reason = "Callers limit the size of letters.";
    weaknesses = [cwe(400)];
    sources = ["README.md:41"];
  }
  P4 : PropertyProvided "A letter does not run code" {
    about = NoCodeExecution;
    symptom = "Code of the letter runs.";
    weaknesses = [cwe(502)];
    sources = ["README.md:32"];
  }
  D3 : PropertyNotProvided "Objects in letters are not checked" {
    about = InputValidation;
    reason = "Applications know what they expect.";
    weaknesses = [cwe(502)];
    sources = ["README.md:45"];
  }
  X1 : Exclusion "Side channels of the machine" {
    category = Threat;
    reason = "They cannot be closed in a library.";
    weaknesses = [cwe(203)];
    sources = ["README.md:42"];
  }
  A1 : AttackClass "SQL injection by text of letters" { weaknesses = [cwe(89)]; sources = ["README.md:43"]; }
  M1 : Misuse "Showing text of letters as HTML" {
    why_unsafe = "It is not encoded.";
    instead = "Encode it where it is shown.";
    weaknesses = [cwe(79)];
    sources = ["README.md:44"];
  }
  N1 : NonFinding "A scanner reports MD5 in the checksum" {
    why_safe = "Nothing trusts the checksum.";
    rules = ["codeql:cpp/weak-cryptographic-algorithm"];
    paths = ["src/checksum.c"];
    cites = [D1];
    still_valid = "MD5 anywhere else.";
    sources = ["README.md:50"];
  }
  N2 : NonFinding "CVE-2020-1000 of libpaper" {
    why_safe = "Letters does not call the function.";
    rules = ["CVE-2020-1000"];
    cites = [D1];
    sources = ["README.md:51"];
  }
}
