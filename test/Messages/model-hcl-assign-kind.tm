// grade 3: an element set as in HCL: `name = Kind {`
data Entry : Payment;

system Bank {
  boundary core : PrivateNetwork {
    ledger : ApiService;
    entries = Postgres { stores = [Entry]; }
  }
  flow keep : ledger <-> entries via PgTls { carries = [Entry]; }
}
