// grade 3: a vector of a version that is not supported
package acme.policy;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where not f.encrypted;
  severity = High;
  scores = ["CVSS:2.0/AV:N/AC:L/Au:N/C:P/I:N/A:N"];
}
