// grade 3: `when` for `where`
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  when f.sensitive and not f.encrypted;
  severity = High;
}
