// grade 3: a set compared with a value
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where f.carries.sensitivity >= Confidential;
  severity = High;
}
