// grade 3: a let with a type
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  let plain : bool = not f.encrypted;
  where plain;
  severity = High;
}
