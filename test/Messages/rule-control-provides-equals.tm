// grade 3: `provides` with a list
package acme.words;

control TillSeal for Flow "sealed tills" {
  provides = [encrypted];
}
