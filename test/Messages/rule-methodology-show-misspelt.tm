// grade 3: an exhibit misspelt
package acme.words;

methodology Review "Release review" {
  section "Before the release" {
    show finding "Threats";
  }
}
