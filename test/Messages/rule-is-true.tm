// grade 3: `is true`
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where f.sensitive is true;
  unless f.encrypted;
  severity = High;
}
