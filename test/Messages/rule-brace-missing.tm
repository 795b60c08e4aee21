// grade 3: a rule is not closed
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where not f.encrypted;
  severity = High;

@id("ACME-2") @stride(Tampering)
rule Changed "Tampering: ${f} can be changed" {
  match f : Flow;
  where not f.integrity;
  severity = High;
}
