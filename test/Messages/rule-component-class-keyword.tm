// grade 3: a kind by the word for its class
package acme.words;

element Till : Device;
