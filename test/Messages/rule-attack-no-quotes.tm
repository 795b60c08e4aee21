// grade 3: a technique of ATT&CK without quotes
package acme.policy;

import std.refs.{attack};

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where not f.encrypted;
  severity = High;
  refs = [attack(T1040)];
}
