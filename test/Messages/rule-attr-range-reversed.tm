// grade 3: a range the wrong way round
package acme.words;

component Till : Device {
  attr drawers : int(4 to 1) = 2;
}
