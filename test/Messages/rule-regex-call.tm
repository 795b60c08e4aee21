// grade 3: regex as a function
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where regex(f.name, "buy.*");
  severity = High;
}
