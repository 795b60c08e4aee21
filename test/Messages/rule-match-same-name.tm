// grade 3: two variables of one name
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow, f : Data;
  where not f.encrypted;
  severity = High;
}
