// grade 3: an annotation without its sign
package acme.policy;

id("ACME-1")
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where not f.encrypted;
  severity = High;
}
