// grade 3: a kind that derives from itself
package acme.words;

component Till : Till {
  serving = true;
}
