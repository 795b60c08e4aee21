// grade 0: a sub-technique with its dot
package acme.policy;

import std.refs.{attack};

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where not f.encrypted;
  severity = High;
  refs = [attack("T1557.002")];
}
