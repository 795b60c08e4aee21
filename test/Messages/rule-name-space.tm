// grade 3: a name with a space
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule Plain Flow "Cleartext: ${f} can be read" {
  match f : Flow;
  where not f.encrypted;
  severity = High;
}
