// grade 3: SQL's is not null
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where f.encrypted is not null;
  severity = High;
}
