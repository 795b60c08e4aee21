// grade 3: a value that two enums have
package acme.words;

enum Light { On, Off }

enum Pump { On, Off }

component Till : Device {
  attr light : Light = On;
  let dark = light == Off;
  let names = Off.name;
}
