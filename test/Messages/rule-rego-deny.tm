// grade 3: a rule of Rego
package acme.policy

deny[msg] {
  input.flow.encrypted == false
  msg := "cleartext"
}
