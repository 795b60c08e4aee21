// grade 2: a quantifier over one thing
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule Personal "Privacy: ${f} leads to a store in the open" {
  match f : Flow;
  where any e in f.target : e is Store;
  severity = High;
}
