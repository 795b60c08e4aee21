// grade 3: an exclusive or
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where f.sensitive xor f.encrypted;
  severity = High;
}
