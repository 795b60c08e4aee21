// grade 3: a comparison with `unknown`
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule NotSaid "Unclear encryption: nobody knows who reads ${f}" {
  match f : Flow;
  where f.encrypted == unknown;
  severity = Low;
}
