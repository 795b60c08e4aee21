// grade 3: semicolons between the values of an enum
package acme.words;

enum Colour { Red; Green; }
