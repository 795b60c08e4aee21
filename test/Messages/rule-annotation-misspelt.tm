// grade 3: an annotation misspelt
package acme.policy;

@id("ACME-1") @strid(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where not f.encrypted;
  severity = High;
}
