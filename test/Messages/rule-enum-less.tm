// grade 3: an order in an enum
package acme.words;

ordered enum Level { Calm < Hot }
