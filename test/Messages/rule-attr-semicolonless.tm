// grade 3: an attribute like in TypeScript
package acme.words;

component Till : Device {
  attr sealed?: boolean = false;
}
