// grade 3: Rego's some
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where some d in f.carries;
  severity = High;
}
