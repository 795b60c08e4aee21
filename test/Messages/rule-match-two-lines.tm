// grade 3: match with and
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow and d : Data;
  where d in f.carries and not f.encrypted;
  severity = High;
}
