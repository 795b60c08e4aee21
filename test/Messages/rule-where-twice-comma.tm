// grade 3: conditions with commas
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where f.sensitive, not f.encrypted;
  severity = High;
}
