// grade 3: a comprehension of Python
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where [d for d in f.carries if d.personal];
  severity = High;
}
