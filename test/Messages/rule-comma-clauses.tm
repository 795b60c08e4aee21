// grade 3: clauses separated by commas
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow,
  where not f.encrypted,
  severity = High
}
