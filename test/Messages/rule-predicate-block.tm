// grade 3: a predicate with a block
package acme.words;

predicate plain(f : Flow) { not f.encrypted }
