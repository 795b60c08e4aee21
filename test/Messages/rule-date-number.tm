// grade 2: a number added to a date
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule Old "Unpatched: ${p} is out of support" {
  match p : Process;
  where p.name == "legacy" and today + 30 > 2027-01-01;
  severity = Low;
}
