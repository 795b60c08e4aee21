// grade 3: an annotation of kinds on a rule
package acme.policy;

@id("ACME-1") @shape("store")
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where not f.encrypted;
  severity = High;
}
