// grade 2: a duration compared with a number
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule Kept "Long retention: ${d} is kept for more than a year" {
  match d : PersonalData;
  where d.retention > 365;
  severity = Low;
}
