// grade 2: the id as a member
package acme.policy;

@stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where not f.encrypted;
  severity = High;
  id = "ACME-1";
}
