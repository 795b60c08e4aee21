// grade 3: `exists` as a quantifier
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule Personal "Privacy: ${f} carries personal data in cleartext" {
  match f : Flow;
  where exists d in f.carries : d.personal;
  unless f.encrypted;
  severity = High;
}
