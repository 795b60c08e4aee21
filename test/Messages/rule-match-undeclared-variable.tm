// grade 2: a variable that `match` does not name
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${d} can be read on ${f}" {
  match f : Flow;
  where d in f.carries and not f.encrypted;
  severity = High;
}
