// grade 3: a heredoc for a long text
system Bank {
  description = <<EOT
    Keeps the accounts.
  EOT
  boundary core : PrivateNetwork { ledger : ApiService; }
}
