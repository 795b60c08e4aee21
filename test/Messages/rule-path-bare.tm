// grade 3: a path without `exists`
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule Reached "Exposed database: strangers reach ${s}" {
  match s : Database;
  where path PublicInternet -> s;
  severity = High;
}
