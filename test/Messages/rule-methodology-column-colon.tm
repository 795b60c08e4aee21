// grade 3: a column with a colon
package acme.words;

methodology Review "Release review" {
  section "Crown jewels" {
    table d : Data "Restricted data" {
      column "Data" : d;
    }
  }
}
