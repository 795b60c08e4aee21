// grade 3: `in` with a kind
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule OpenDatabase "Open database: ${f.target} answers callers without a login" {
  match f : Flow;
  where f.target in Postgres and f.authn == Anonymous;
  severity = High;
}
