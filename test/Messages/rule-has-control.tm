// grade 3: a control asked for with `has`
package acme.policy;

@id("ACME-1") @stride(DenialOfService)
rule NoLimit "Missing rate limiting: callers can flood ${p}" {
  match p : Process;
  where not p.has(RateLimiting);
  severity = Low;
}
