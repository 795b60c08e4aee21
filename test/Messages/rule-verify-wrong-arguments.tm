// grade 3: a verification with an argument too few
package acme.policy;

import std.tls as tls;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where not f.encrypted;
  severity = High;
  verify tls.minimum(f.target);
}
