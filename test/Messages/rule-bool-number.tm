// grade 3: a flag compared with a number
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where f.encrypted == 0;
  severity = High;
}
