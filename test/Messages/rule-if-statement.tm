// grade 3: `if` as a statement
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  if f.sensitive and not f.encrypted;
  severity = High;
}
