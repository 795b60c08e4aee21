// grade 3: `contains` between two things
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule Busy "No rate limit: ${p} can be flooded" {
  match p : Process;
  where not p.controls contains RateLimiting;
  severity = Low;
}
