// grade 2: `like` with %
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule Named "Test system: ${p} is a test server" {
  match p : Process;
  where p.name like "test%";
  severity = Low;
}
