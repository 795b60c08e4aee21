// grade 3: Python's all over a set
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where all(f.carries, d => d.personal);
  severity = High;
}
