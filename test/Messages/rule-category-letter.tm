// grade 3: a category by its letter
package acme.policy;

@id("ACME-1") @stride(I)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where not f.encrypted;
  severity = High;
}
