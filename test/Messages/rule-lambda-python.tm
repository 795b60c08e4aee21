// grade 3: a lambda as in Python
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule Personal "Privacy: ${f} carries personal data in cleartext" {
  match f : Flow;
  where f.carries.any(lambda d: d.personal);
  unless f.encrypted;
  severity = High;
}
