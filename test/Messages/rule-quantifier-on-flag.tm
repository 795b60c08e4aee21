// grade 3: `all` of a set without a condition
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule Personal "Privacy: ${f} carries personal data in cleartext" {
  match f : Flow;
  where all f.carries.personal;
  unless f.encrypted;
  severity = High;
}
