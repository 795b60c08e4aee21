// grade 2: a truth value in quotes
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where f.encrypted == "false";
  severity = High;
}
