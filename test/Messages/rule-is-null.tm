// grade 3: `is null` for unknown
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule NotSaid "Unclear encryption: nobody knows who reads ${f}" {
  match f : Flow;
  where f.encrypted is null;
  severity = Low;
}
