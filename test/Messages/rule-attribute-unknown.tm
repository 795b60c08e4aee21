// grade 2: an attribute that nothing has
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule NoBackup "No backup: ${s} can be lost" {
  match s : Store;
  where not s.backup_plan;
  severity = High;
}
