// grade 2: an operator for patterns
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where f.name =~ "buy.*";
  severity = High;
}
