// grade 3: a type of another language: str
package acme.words;

component Till : Device {
  attr maker : str = "ACME";
}
