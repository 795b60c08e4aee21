// grade 3: a value used before it is there
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  let much = leaked.size > 2;
  let leaked = f.carries.filter(d => d.sensitive);
  where much and not f.encrypted;
  severity = High;
}
