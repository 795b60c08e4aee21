// grade 2: a witness that is a condition
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule Reached "Exposed database: strangers reach ${s}" {
  match s : Database;
  witness p = exists path PublicInternet -> s;
  severity = High;
}
