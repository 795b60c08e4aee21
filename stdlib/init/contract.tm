/// First security contract: everything in it is inferred, and asked about. Answer the questions, or change the claims.
package contract;

import std.contract.*;

system MySystem : Project {
  // What shapes most comes first: who takes part, and who attacks.
  intended : IntendedUse "MySystem is used as its documentation describes" {
    ask = "What is MySystem made for, and which uses are not supported?";
    proposed = "What the documentation describes; anything else is not supported.";
  }
  integrator : Role "Someone who integrates or runs MySystem" {
    trusted = true;
    trusted_with = "configuration, the environment, and how interfaces are called";
    ask = "Are people who integrate or run MySystem trusted with its configuration and its interfaces?";
    proposed = "Yes, but not with data that they pass on from others.";
  }
  sender : Role "Someone who sends data to MySystem" {
    trusted = false;
    positions = [Stranger];
    ask = "Can people whom nobody trusts send data to MySystem?";
    proposed = "Yes, wherever the program that it is a part of passes data on.";
  }
  outsider : Adversary "Someone who chooses data that MySystem processes" {
    positions = [Stranger];
    goals = ["run code", "read or change what is not theirs", "stop the service"];
    ask = "Does MySystem defend against someone who chooses the data that it processes?";
    proposed = "Yes.";
  }
  insider : Adversary "Someone with control over the process or its machine" {
    positions = [Administrator];
    excluded = "They can do what the program can do without any weakness in it.";
    ask = "Is someone who controls the process or its machine out of scope?";
    proposed = "Yes.";
  }

  // What is promised, and what is not.
  memory_safe : PropertyProvided "Data does not corrupt memory" {
    about = MemorySafety;
    symptom = "A crash, or a report of a sanitizer.";
    weaknesses = [cwe(119)];
    ask = "Is corruption of memory by data that MySystem processes a vulnerability?";
    proposed = "Yes.";
  }
  no_code : PropertyProvided "Data is not executed" {
    about = NoCodeExecution;
    symptom = "Data that MySystem processes runs as code or as a command.";
    weaknesses = [cwe(77), cwe(94), cwe(502)];
    ask = "Is it a vulnerability if data that MySystem processes runs as code?";
    proposed = "Yes.";
  }
  confined : PropertyProvided "Names in data do not lead out of the folders that MySystem works in" {
    about = PathConfinement;
    symptom = "A file elsewhere is read or written.";
    weaknesses = [cwe(22), cwe(59)];
    ask = "Does MySystem confine names of files that come from data to a folder?";
    proposed = "Yes.";
  }
  robust : PropertyProvided "Malformed data is refused without a crash" {
    about = Robustness;
    symptom = "The process ends, or does not answer any more.";
    tier = Correctness;
    weaknesses = [cwe(476), cwe(617), cwe(674), cwe(755), cwe(835)];
    ask = "Is a crash on malformed data a vulnerability, or a bug?";
    proposed = "A bug, unless it corrupts memory.";
  }
  no_limits : PropertyNotProvided "Large data may need much memory and time" {
    about = BoundedMemory;
    reason = "Whoever passes data on knows how large it may be.";
    weaknesses = [cwe(400)];
    ask = "Is it left to callers to limit the size of data?";
    proposed = "Yes.";
  }
  no_constant_time : PropertyNotProvided "Time may depend on secrets" {
    about = ConstantTime;
    reason = "Nothing in MySystem is written to take constant time.";
    weaknesses = [cwe(208)];
    ask = "Are differences in time that depend on secrets out of scope?";
    proposed = "Yes.";
  }

  // What users of the project must do.
  limit_size : DownstreamDuty "Limit the size of data before it is passed on" {
    duty_of = [integrator];
    ask = "Must people who integrate or run MySystem limit the size of data?";
    proposed = "Yes.";
  }
  new_entry : ChangeCondition "A new way into the project" {
    ask = "Does a new interface, route or format change the contract?";
    proposed = "Yes.";
  }
}
