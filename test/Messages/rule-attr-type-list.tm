// grade 3: a list type with angle brackets
package acme.words;

component Till : Device {
  attr makers : list<string> = [];
}
