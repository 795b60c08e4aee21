// grade 3: `provides` without the value that it needs
package acme.words;

control TillSeal for Flow "sealed tills" {
  provides min_tls;
}
