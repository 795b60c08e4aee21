// grade 3: || for `or`
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where f.sensitive || f.administrative;
  unless f.encrypted;
  severity = High;
}
