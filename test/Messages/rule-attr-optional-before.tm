// grade 3: the question mark at the name
package acme.words;

component Till : Device {
  attr drawers? : int;
}
