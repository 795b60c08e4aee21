// grade 3: a kind of another tool
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule OpenStore "Missing encryption: anyone with the disk reads ${s}" {
  match s : Datastore;
  unless s.encrypted_at_rest;
  severity = High;
}
