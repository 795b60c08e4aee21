// grade 3: an enum in the type
package acme.words;

component Till : Device {
  attr level : enum { Low, High };
}
