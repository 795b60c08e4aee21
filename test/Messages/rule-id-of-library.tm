// grade 3: an id that the library has
package acme.policy;

@id("TM-NET-001") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where not f.encrypted;
  severity = High;
}
