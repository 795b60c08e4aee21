// grade 3: SQL's between
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where f.target.trust between 10 and 50;
  severity = High;
}
