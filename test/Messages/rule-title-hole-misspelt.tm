// grade 3: a variable misspelt in the title
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${flw} can be read" {
  match flow : Flow;
  where not flow.encrypted;
  severity = High;
}
