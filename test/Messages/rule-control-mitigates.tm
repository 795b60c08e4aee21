// grade 3: a control that says what it mitigates
package acme.words;

control TillSeal for Flow "sealed tills" {
  mitigates = [Tampering];
}
