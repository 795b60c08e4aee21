// grade 3: `through` for `passes`
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule Around "Bypassed gateway: requests reach ${p} around the gateway" {
  match p : ApiService;
  unless every path PublicInternet -> p through Gateway;
  severity = High;
}
