// grade 3: a quantifier as in Python
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule Personal "Privacy: ${f} carries personal data in cleartext" {
  match f : Flow;
  where any(d.personal for d in f.carries);
  unless f.encrypted;
  severity = High;
}
