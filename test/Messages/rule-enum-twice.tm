// grade 3: a value listed twice
package acme.words;

enum Colour { Red, Green, Red }
