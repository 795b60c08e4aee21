// grade 3: the name of a rule in quotes
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule "Plain flow"  {
  match f : Flow;
  where not f.encrypted;
  severity = High;
}
