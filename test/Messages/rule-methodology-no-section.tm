// grade 2: a methodology without a section
package acme.words;

methodology Review "Release review" {
  show findings;
}
