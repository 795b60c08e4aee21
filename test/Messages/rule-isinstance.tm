// grade 3: a kind asked for as in Python
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule OpenDatabase "Open database: ${f.target} answers callers without a login" {
  match f : Flow;
  where isinstance(f.target, Postgres) and f.authn == Anonymous;
  severity = High;
}
