// grade 3: a count as a function
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule Busy "Many callers: ${p} serves more than three flows" {
  match p : Process;
  where count(p.serves) > 3;
  severity = Low;
}
