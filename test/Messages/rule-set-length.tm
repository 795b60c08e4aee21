// grade 3: the length of a set
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule Busy "Many callers: ${p} serves more than three flows" {
  match p : Process;
  where p.serves.length > 3;
  severity = Low;
}
