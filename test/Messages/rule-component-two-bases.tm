// grade 3: two bases
package acme.words;

component Till : Device, WebServer {
  serving = true;
}
