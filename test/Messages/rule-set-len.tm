// grade 3: len of a set
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule Busy "Many callers: ${p} serves more than three flows" {
  match p : Process;
  where len(p.serves) > 3;
  severity = Low;
}
