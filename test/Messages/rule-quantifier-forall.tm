// grade 3: `forall` as a quantifier
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule Personal "Privacy: ${f} carries nothing but personal data in cleartext" {
  match f : Flow;
  where forall d in f.carries : d.personal;
  unless f.encrypted;
  severity = High;
}
