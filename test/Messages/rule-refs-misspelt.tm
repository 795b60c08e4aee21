// grade 3: `refs` misspelt
package acme.policy;

import std.refs.{cwe};

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where not f.encrypted;
  severity = High;
  reff = [cwe(319)];
}
