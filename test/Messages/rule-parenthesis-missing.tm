// grade 3: a parenthesis is not closed
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where (f.sensitive or f.administrative and not f.encrypted;
  severity = High;
}
