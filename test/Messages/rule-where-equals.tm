// grade 3: `where` with an equals sign
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where = f.sensitive and not f.encrypted;
  severity = High;
}
