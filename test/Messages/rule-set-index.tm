// grade 3: the first of a set by its number
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule Lone "Single caller: ${p} serves one caller only" {
  match p : Process;
  where p.serves[0].source is Browser;
  severity = Low;
}
