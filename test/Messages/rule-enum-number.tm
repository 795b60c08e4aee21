// grade 3: a level as a number
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule Leak "Cleartext: ${d} can be read" {
  match d : Data, f : Flow;
  where d in f.carries and d.sensitivity >= 2;
  unless f.encrypted;
  severity = High;
}
