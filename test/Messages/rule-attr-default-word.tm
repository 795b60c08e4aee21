// grade 3: a default behind a word
package acme.words;

component Till : Device {
  attr sealed : bool default true;
}
