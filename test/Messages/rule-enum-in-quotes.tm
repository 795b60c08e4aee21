// grade 3: a value of an enum in quotes
package acme.policy;

@id("ACME-1") @stride(Spoofing)
rule OpenDoor "Missing authentication: anyone can call ${f.target}" {
  match f : Flow;
  where f.authn == "Anonymous";
  severity = High;
}
