// grade 3: values of an enum with bars
package acme.words;

enum Colour = Red | Green;
