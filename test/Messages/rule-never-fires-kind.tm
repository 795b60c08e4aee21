// grade 3: a kind that can never be
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule Odd "Odd: ${s} is a browser and a store" {
  match s : Store;
  where s is Browser;
  severity = High;
}
