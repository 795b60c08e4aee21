// grade 2: data of a path in quotes
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule Leak "Data leak: orders reach ${x}" {
  match x : ExternalService;
  where exists path Store -> x carrying "Order";
  severity = High;
}
