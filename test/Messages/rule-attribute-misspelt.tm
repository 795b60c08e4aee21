// grade 3: an attribute misspelt in a condition
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where f.encypted == false;
  severity = High;
}
