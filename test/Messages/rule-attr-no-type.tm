// grade 3: an attribute without a type
package acme.words;

component Till : Device {
  attr maker = "ACME";
}
