// grade 3: a set as a condition
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule Personal "Cleartext: ${f} carries data" {
  match f : Flow;
  where f.carries and not f.encrypted;
  severity = High;
}
