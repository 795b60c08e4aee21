// grade 3: <> for !=
package acme.policy;

@id("ACME-1") @stride(Spoofing)
rule WeakLogin "Weak login: ${f} asks for no certificate" {
  match f : Flow;
  where f.authn <> ClientCertificate;
  severity = Low;
}
