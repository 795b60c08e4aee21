// grade 3: a base misspelt
package acme.words;

component Till : Devise {
  serving = true;
}
