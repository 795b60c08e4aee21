// grade 2: the package after the imports
import std.refs.{cwe};

package acme.words;

@id("ACME-1") @stride(InformationDisclosure)
rule PlainFlow "Cleartext: ${f} can be read" {
  match f : Flow;
  where not f.encrypted;
  refs = [cwe(319)];
  severity = High;
}
