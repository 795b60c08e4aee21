// grade 3: a duration in words
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Retention: ${d} is kept for long" {
  match d : PersonalData;
  where d.retention > 1 year;
  severity = High;
}
