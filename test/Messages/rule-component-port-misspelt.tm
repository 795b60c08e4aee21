// grade 3: a port of a part misspelt
package acme.words;

component Login {
  pages : WebServer;
  port entry : Https = page;
}
