// grade 3: a default out of its range
package acme.words;

component Till : Device {
  attr drawers : int(1 to 4) = 0;
}
