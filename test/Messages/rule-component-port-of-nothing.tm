// grade 3: a port that leads nowhere
package acme.words;

component Login {
  pages : WebServer;
  port entry : Https;
}
