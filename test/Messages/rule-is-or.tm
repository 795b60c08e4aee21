// grade 3: two kinds behind is
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where f.target is Postgres or MySql;
  severity = High;
}
