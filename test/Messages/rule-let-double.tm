// grade 3: a let with two equals signs
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  let plain == not f.encrypted;
  where plain;
  severity = High;
}
