// grade 3: a type of another language: integer
package acme.words;

component Till : Device {
  attr drawers : integer = 1;
}
