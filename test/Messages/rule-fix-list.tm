// grade 3: several fixes in a list
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where not f.encrypted;
  severity = High;
  fix = ["Encrypt it.", "Do not send it."];
}
