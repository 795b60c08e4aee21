// grade 3: a range with dots
package acme.words;

component Till : Device {
  attr drawers : int(1..4) = 2;
}
