// grade 3: JSON's quotes and commas
system Bank {
  boundary core : PrivateNetwork {
    ledger : ApiService {
      "audit_log": true,
      "language": "go"
    }
  }
}
