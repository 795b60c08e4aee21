// grade 3: a function as in Python
package acme.words;

def sensitive_flow(f : Flow) = f.sensitive;
