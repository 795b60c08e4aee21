// grade 3: a rule copied with its id
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where not f.encrypted;
  severity = High;
}

@id("ACME-1") @stride(InformationDisclosure)
rule PlainData "Cleartext: ${f} can be read" {
  match f : Flow;
  where not f.encrypted;
  severity = High;
}
