// grade 3: a function of JavaScript
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where f.carries.some((d) => d.personal);
  severity = High;
}
