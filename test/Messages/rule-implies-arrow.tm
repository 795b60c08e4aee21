// grade 3: an implication with an arrow
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where f.sensitive => f.encrypted;
  severity = High;
}
