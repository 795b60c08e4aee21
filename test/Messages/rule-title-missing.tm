// grade 3: no title
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow {
  match f : Flow;
  where not f.encrypted;
  severity = High;
}
