/// What SARIF has a place for: decisions, paths, severities that differ, and
/// columns behind 🎈 and ä.
package test.sarif;

import std.core.*;

channel Wire : Flow;

control Seal for Flow "Seal" {
  provides signed;
}

/// Anyone on the way can change what flows. A second sentence.
///
/// A second paragraph, with [a link](https://example.org) and {0}.
@id("S-SEAL") @stride(Tampering)
rule Unsealed "what flows on ${f} [x](1) {0} is not sealed" {
  match f : Flow;
  unless f.signed by Seal;
  severity = if f.target is Store then High else Medium;
  refs = [reference("cwe", "CWE-345", "https://cwe.mitre.org/data/definitions/345.html")];
  question f.signed "Is ${f} sealed?";
}

/// Root can do anything.
@id("S-ROOT") @stride(ElevationOfPrivilege)
rule RunsAsRoot "${p} runs as root" {
  match p : Process;
  where p.privileged;
  severity = Low;
}

system Shop "The 🎈 shop" {
  customer : Person;
  web : Process { privileged = true; }
  db : Store;

  flow visit : customer -> web via Wire "🎈ä" { signed = false; }
  flow persist : web -> db via Wire { signed = false; }
  flow later : customer -> web via Wire { signed = false; }
  flow done : customer -> web via Wire;
  flow against : customer -> web via Wire { signed = false; }
  flow nobody : customer -> web via Wire { signed = false; }
  flow asked : customer -> web via Wire;
  flow fine : web -> db via Wire { controls = [Seal]; }
}

accept Unsealed on Shop.later { owner = "Ana"; reason = "until \"spring\""; expires = 2099-12-31; }
mitigate Unsealed on Shop.done by Seal { status = done; owner = "Bo"; reason = "a guard"; }
mitigate Unsealed on Shop.against by Seal { status = done; owner = "Bo"; reason = "a guard"; }
dismiss Unsealed on Shop.nobody { reason = "nobody cares"; by = "lee"; }
