// grade 2: a default of the wrong type
package acme.words;

component Till : Device {
  attr drawers : int = "two";
}
