// grade 3: an attribute declared without `attr`
package acme.words;

component Till : Device {
  sealed : bool;
}
