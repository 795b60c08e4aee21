// grade 3: two values that depend on each other
package acme.words;

component Till : Device {
  let risky = not calm;
  let calm = not risky;
}
