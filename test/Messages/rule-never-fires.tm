// grade 3: two conditions that exclude each other
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where f.encrypted and f.encrypted == false;
  severity = High;
}
