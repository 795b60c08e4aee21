// grade 3: a control that is for nothing
package acme.words;

control TillSeal "sealed tills" {
  provides encrypted;
}
