// grade 3: an attribute with its visibility
package acme.words;

component Till : Device {
  public attr sealed : bool;
}
