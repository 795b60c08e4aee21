// grade 2: a place in quotes
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule Reached "Exposed database: strangers reach ${s}" {
  match s : Database;
  where exists path "internet" -> s;
  severity = High;
}
