// grade 3: a question about nothing
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where f.sensitive;
  severity = High;
  question "Is it encrypted?";
}
