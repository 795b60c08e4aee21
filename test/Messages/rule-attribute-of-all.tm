// grade 3: an attribute without its variable
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where not encrypted;
  severity = High;
}
