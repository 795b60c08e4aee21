// grade 3: kind before variable
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match Flow f;
  where not f.encrypted;
  severity = High;
}
