// grade 3: today's date by another name
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule Old "Unpatched: ${p} is out of support" {
  match p : Process;
  where p.name == "legacy" and 2026-01-01 < now();
  severity = Low;
}
