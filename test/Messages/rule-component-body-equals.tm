// grade 3: a component with an equals sign
package acme.words;

component Till = Device { attr sealed : bool?; }
