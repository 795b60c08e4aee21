// grade 3: Python's elif
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where not f.encrypted;
  severity = if f.sensitive then High elif f.precious then Medium else Low;
}
