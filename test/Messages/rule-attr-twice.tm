// grade 3: an attribute that a base has
package acme.words;

component Till : WebServer {
  attr rate_limited : bool = true;
}
