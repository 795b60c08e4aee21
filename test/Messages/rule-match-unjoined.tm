// grade 2: two variables that nothing joins
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${d} can be read on ${f}" {
  match f : Flow, d : Data;
  where not f.encrypted and d.sensitivity >= Confidential;
  severity = High;
}
