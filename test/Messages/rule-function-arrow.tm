// grade 3: a function with an arrow for its result
package acme.words;

function worst(f : Flow) -> Severity = High;
