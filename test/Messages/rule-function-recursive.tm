// grade 3: a function that calls itself
package acme.words;

predicate deep(b : Boundary) = b.parent is Dmz or deep(b.parent);
