// grade 3: a placeholder of printf
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: %s can be read" {
  match f : Flow;
  where not f.encrypted;
  severity = High;
}
