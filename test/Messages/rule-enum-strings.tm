// grade 3: values of an enum in quotes
package acme.words;

enum Colour { "Red", "Green" }
