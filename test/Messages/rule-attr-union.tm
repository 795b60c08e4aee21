// grade 3: a union of texts
package acme.words;

component Till : Device {
  attr level : "low" | "high";
}
