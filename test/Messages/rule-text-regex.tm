// grade 3: a regular expression between slashes
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule Named "Test system: ${p} is a test server" {
  match p : Process;
  where p.name matches /test.*/;
  severity = Low;
}
