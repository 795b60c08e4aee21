// grade 3: `extends` for the base
package acme.words;

component Till extends Device {
  serving = true;
}
