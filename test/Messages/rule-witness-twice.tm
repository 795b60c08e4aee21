// grade 3: two witnesses
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule Reached "Exposed database: strangers reach ${s}" {
  match s : Database;
  witness p = path PublicInternet -> s;
  witness q = path s -> PublicInternet;
  severity = High;
}
