// grade 3: the type before the name
package acme.words;

component Till : Device {
  attr string maker = "ACME";
}
