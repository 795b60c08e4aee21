// grade 2: an attribute that only some of the matched things have
package acme.policy;

@id("ACME-1") @stride(Tampering)
rule NoCsrfToken "Cross-site request forgery: other sites can act as users of ${f.target}" {
  match f : Flow;
  where f.source is Browser;
  unless f.target.csrf_protected;
  severity = Medium;
}
