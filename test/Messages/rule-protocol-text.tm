// grade 2: a protocol as a text
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where f.protocol == "http";
  severity = High;
}
