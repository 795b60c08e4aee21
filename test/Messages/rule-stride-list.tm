// grade 3: categories in a list
package acme.policy;

@id("ACME-1") @stride([Tampering, Spoofing])
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where not f.encrypted;
  severity = High;
}
