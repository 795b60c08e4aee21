// grade 3: a type of another language: boolean
package acme.words;

component Till : Device {
  attr sealed : boolean;
}
