// grade 3: the length of a path by the word of other tools
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule Far "Long path: ${s} is many steps away" {
  match s : Store;
  where (path PublicInternet -> s).length > 3;
  severity = Low;
}
