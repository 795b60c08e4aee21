// grade 3: a function misspelt
package acme.words;

predicate from_hall(f : Flow) = f.source.zone is Lan;

@id("ACME-1") @stride(Spoofing)
rule TillUnproven "Missing authentication: ${f.source} does not prove who it is" {
  match f : Flow;
  where from_hal(f);
  severity = Low;
}
