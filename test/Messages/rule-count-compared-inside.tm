// grade 3: the comparison inside the count
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule Busy "Many callers: ${p} serves more than three flows in cleartext" {
  match p : Process;
  where count f in p.serves : f is Http > 3;
  severity = Low;
}
