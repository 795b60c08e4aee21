// grade 2: a filter without its variable
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule Personal "Privacy: ${f} carries personal data in cleartext" {
  match f : Flow;
  where f.carries.filter(personal).size > 0;
  unless f.encrypted;
  severity = High;
}
