// grade 3: references without brackets
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where f.sensitive;
  severity = High;
  refs = cwe(319), capec(157);
}
