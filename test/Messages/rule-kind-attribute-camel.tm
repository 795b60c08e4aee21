// grade 3: an attribute in camel case
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Disks: ${s} can be read" {
  match s : Store;
  where not s.encryptedAtRest;
  severity = High;
}
