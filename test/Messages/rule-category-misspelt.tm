// grade 3: a category misspelt
package acme.policy;

@id("ACME-1") @stride(InformationDislosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where not f.encrypted;
  severity = High;
}
