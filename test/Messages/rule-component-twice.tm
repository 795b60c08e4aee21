// grade 3: a kind declared twice
package acme.words;

component Till : Device;

component Till : WebServer;
