// grade 3: exists with an attribute
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where exists(f.encrypted);
  severity = High;
}
