// grade 3: two kinds that derive from each other
package acme.words;

component Till : Desk {
  serving = true;
}

component Desk : Till;
