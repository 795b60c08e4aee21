// grade 3: an attribute without a colon
package acme.words;

component Till : Device {
  attr sealed bool;
}
