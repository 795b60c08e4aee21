// grade 3: a list type with brackets behind
package acme.words;

component Till : Device {
  attr makers : string[] = [];
}
