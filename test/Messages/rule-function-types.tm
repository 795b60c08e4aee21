// grade 3: a function without types of its parameters
package acme.words;

predicate plain(f) = not f.encrypted;
