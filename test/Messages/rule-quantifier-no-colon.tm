// grade 3: a quantifier without its colon
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule Personal "Privacy: ${f} carries personal data in cleartext" {
  match f : Flow;
  where any d in f.carries d.personal;
  unless f.encrypted;
  severity = High;
}
