// grade 3: a name with a dash
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule plain-flow "Cleartext: ${f} can be read" {
  match f : Flow;
  where not f.encrypted;
  severity = High;
}
