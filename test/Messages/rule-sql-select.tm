// grade 3: a select of SQL
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  select f from Flow where not f.encrypted;
  severity = High;
}
