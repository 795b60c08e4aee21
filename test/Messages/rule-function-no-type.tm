// grade 3: a function without its result
package acme.words;

function worst(f : Flow) = if f.sensitive then Critical else Low;
