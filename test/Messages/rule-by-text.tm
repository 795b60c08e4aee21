// grade 2: an attacker as a text
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where f.sensitive;
  severity = High;
  by "insider";
}
