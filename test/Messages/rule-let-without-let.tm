// grade 3: a variable without `let`
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  leaked = f.carries.filter(d => d.sensitive);
  where not leaked.empty and not f.encrypted;
  severity = High;
}
