// grade 3: a lambda with the wrong arrow
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule Personal "Privacy: ${f} carries personal data in cleartext" {
  match f : Flow;
  where f.carries.any(d -> d.personal);
  unless f.encrypted;
  severity = High;
}
