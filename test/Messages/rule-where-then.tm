// grade 3: an if statement in a rule
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  if not f.encrypted then severity = High;
}
