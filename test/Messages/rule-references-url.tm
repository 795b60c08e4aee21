// grade 3: a reference as an address
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where not f.encrypted;
  severity = High;
  refs = ["https://cwe.mitre.org/data/definitions/319.html"];
}
