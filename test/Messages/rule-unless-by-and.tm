// grade 3: controls joined with `and`
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where f.sensitive;
  severity = High;
  unless f.encrypted by Tls and MutualTls;
}
