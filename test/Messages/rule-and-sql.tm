// grade 3: AND in capitals
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where f.sensitive AND NOT f.encrypted;
  severity = High;
}
