// grade 3: a regular expression that does not end
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule Named "Test system: ${p} is a test server" {
  match p : Process;
  where p.name.matches_regex("^(test|dev");
  severity = Low;
}
