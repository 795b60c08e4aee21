// grade 2: a shield that is too strong
package acme.words;

control TillGate for Process "gate" {
  provides rate_limited;
  shields = 200;
}
