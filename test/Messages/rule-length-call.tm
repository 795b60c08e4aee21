// grade 3: length as a function of a set
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where f.carries.length() > 3;
  severity = High;
}
