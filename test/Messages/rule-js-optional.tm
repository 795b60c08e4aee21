// grade 3: an optional chain of JavaScript
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where f.target?.encrypted_at_rest;
  severity = High;
}
