// grade 3: a class by its plain word
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : flow;
  where not f.encrypted;
  severity = High;
}
