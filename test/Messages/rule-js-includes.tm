// grade 3: includes of JavaScript
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Flooding: ${p} can be flooded" {
  match p : Process;
  where not p.controls.includes(RateLimiting);
  severity = High;
}
