// grade 3: a category in quotes
package acme.policy;

@id("ACME-1") @stride("Information Disclosure")
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where not f.encrypted;
  severity = High;
}
