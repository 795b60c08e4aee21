// grade 2: two kinds at once
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule Odd "Odd: ${e} is a browser and a store" {
  match e : Element;
  where e is Browser and e is Store;
  severity = High;
}
