// grade 3: a component that contains itself
package acme.words;

component Shelf {
  inner : Shelf;
}
