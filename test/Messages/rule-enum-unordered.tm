// grade 3: an order where there is none
package acme.policy;

@id("ACME-1") @stride(Spoofing)
rule WeakLogin "Weak login: ${f} asks for less than a certificate" {
  match f : Flow;
  where f.authn < ClientCertificate;
  severity = Low;
}
