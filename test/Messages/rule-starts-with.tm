// grade 3: starts with in two words
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where f.name starts with "buy";
  severity = High;
}
