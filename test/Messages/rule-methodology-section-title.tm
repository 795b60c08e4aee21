// grade 2: a section without its title
package acme.words;

methodology Review "Release review" {
  section {
    show findings;
  }
}
