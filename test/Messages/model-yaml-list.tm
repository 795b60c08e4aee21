// grade 3: a YAML list
data Entry : Payment;
data Account : PersonalData;

system Bank {
  boundary core : PrivateNetwork {
    ledger : ApiService;
    entries : Postgres {
      stores:
        - Entry
        - Account
    }
  }
  flow keep : ledger <-> entries via PgTls { carries = [Entry, Account]; }
}
