// grade 3: a kind compared as text
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule OpenDatabase "Open database: ${f.target} answers callers without a login" {
  match f : Flow;
  where f.target.kind == "Postgres" and f.authn == Anonymous;
  severity = High;
}
