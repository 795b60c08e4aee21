// grade 3: `:=` for `=`
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  let leaked := f.carries.filter(d => d.sensitive);
  where not leaked.empty and not f.encrypted;
  severity = High;
}
