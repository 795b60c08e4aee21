// grade 3: a map as a type
package acme.words;

component Till : Device {
  attr labels : map<string, string>;
}
