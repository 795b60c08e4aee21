// grade 3: match with all
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match all f : Flow;
  where not f.encrypted;
  severity = High;
}
