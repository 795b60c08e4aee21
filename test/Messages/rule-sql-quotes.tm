// grade 3: a text in single quotes in a condition
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where f.name == 'buy';
  severity = High;
}
