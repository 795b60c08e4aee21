// grade 3: the base in parentheses
package acme.words;

component Till(Device) {
  serving = true;
}
