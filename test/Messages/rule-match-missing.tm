// grade 3: no `match`
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: flows can be read" {
  severity = High;
  fix = "Encrypt them.";
}
