// grade 3: a control of another class behind `by`
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where f.sensitive;
  severity = High;
  unless f.encrypted by EncryptionAtRest;
}
