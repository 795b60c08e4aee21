// grade 3: returns before the type
package acme.words;

function worst(f : Flow) returns Severity = High;
