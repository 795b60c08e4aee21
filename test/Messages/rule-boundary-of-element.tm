// grade 3: the boundary of an element by its plain name
package acme.policy;

@id("ACME-1") @stride(Tampering)
rule StoreInDmz "Exposed store: ${s} is in a zone that strangers reach" {
  match s : Store;
  where s.boundary is Dmz;
  severity = High;
}
