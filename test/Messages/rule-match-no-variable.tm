// grade 3: match without a variable
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match Flow;
  where not encrypted;
  severity = High;
}
