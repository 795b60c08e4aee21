// grade 2: a question about a fact of the graph
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where not f.encrypted;
  severity = High;
  question f.two_way "Does it go both ways?";
}
