// grade 3: SQL's list in parentheses
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where f.authn in (Anonymous, Password);
  severity = High;
}
