// grade 3: texts joined with a dot
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule Named "Wrong name: ${p} has no name of the company" {
  match p : Process;
  where p.name != "acme_" . p.language;
  severity = Low;
}
