// grade 3: a regular expression for `matches`
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule Named "Test system: ${p} is a test server" {
  match p : Process;
  where p.name matches "^test[0-9]+$";
  severity = Low;
}
