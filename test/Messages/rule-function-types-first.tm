// grade 3: types before names of parameters
package acme.words;

predicate plain(Flow f) = not f.encrypted;
