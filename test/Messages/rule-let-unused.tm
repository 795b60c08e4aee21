// grade 3: a value that nothing uses
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  let leaked = f.carries.filter(d => d.sensitive);
  where not f.encrypted;
  severity = High;
}
