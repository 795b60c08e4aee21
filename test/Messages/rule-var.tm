// grade 3: `var` for `let`
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  var leaked = f.carries.filter(d => d.sensitive);
  where not leaked.empty and not f.encrypted;
  severity = High;
}
