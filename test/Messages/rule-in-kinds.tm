// grade 3: a list of kinds
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where f.target in [Postgres, MySql];
  severity = High;
}
