// grade 3: a chain of comparisons
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Trust: ${s} is half trusted" {
  match s : Store;
  where 10 < s.trust < 50;
  severity = High;
}
