// grade 2: a component that derives from a protocol
package acme.words;

component TillLink : Https {
  encrypted = true;
}
