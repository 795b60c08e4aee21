// grade 3: a control asked for like a flag
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Flooding: ${p} can be flooded" {
  match p : Process;
  where p.exposed;
  unless p.RateLimiting;
  severity = High;
}
