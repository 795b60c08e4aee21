// grade 3: what a control provides misspelt
package acme.words;

control TillSeal for Flow "sealed tills" {
  provides encryptd;
}
