// grade 3: a path with a two-headed arrow
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule Reached "Exposed database: strangers reach ${s}" {
  match s : Database;
  where exists path PublicInternet <-> s;
  severity = High;
}
