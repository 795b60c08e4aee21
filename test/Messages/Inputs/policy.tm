/// What the cases import.
package acme.messages;

component Till : WebServer;
