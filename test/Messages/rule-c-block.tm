// grade 3: conditions in a block
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where {
    not f.encrypted;
    f.sensitive;
  }
  severity = High;
}
