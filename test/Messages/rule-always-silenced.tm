// grade 3: an `unless` that always holds
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where f.sensitive;
  severity = High;
  unless f.encrypted or not f.encrypted or true;
}
