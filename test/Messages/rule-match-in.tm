// grade 3: `match … in`
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f in flows;
  where not f.encrypted;
  severity = High;
}
