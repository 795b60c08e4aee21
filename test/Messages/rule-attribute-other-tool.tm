// grade 3: the ends of a flow by names of other tools
package acme.policy;

@id("ACME-1") @stride(Spoofing)
rule Impostor "Spoofing: ${f.to} may be an impostor" {
  match f : Flow;
  where not f.server_authenticated;
  severity = High;
}
