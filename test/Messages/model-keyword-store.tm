// grade 3: a class of elements as keyword: store, with a kind
data Entry : Payment;

system Bank {
  boundary core : PrivateNetwork {
    ledger : ApiService;
    store entries : Postgres { stores = [Entry]; }
  }
  flow keep : ledger <-> entries via PgTls { carries = [Entry]; }
}
