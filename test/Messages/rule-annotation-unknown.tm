// grade 2: an annotation that does not exist
package acme.policy;

@id("ACME-1") @severity(High) @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where not f.encrypted;
  severity = High;
}
