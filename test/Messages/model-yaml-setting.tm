// grade 3: YAML's colon in a setting
data Entry : Payment;

system Bank {
  boundary core : PrivateNetwork {
    ledger : ApiService;
    entries : Postgres { stores: [Entry]; }
  }
  flow keep : ledger <-> entries via PgTls { carries = [Entry]; }
}
