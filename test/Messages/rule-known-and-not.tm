// grade 3: a rule about what is not known, asked as false
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where not known(f.encrypted) and f.encrypted == false;
  severity = High;
}
