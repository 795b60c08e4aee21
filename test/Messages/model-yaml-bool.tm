// grade 3: YAML's colon before a value that is no kind
system Bank {
  boundary town : PublicInternet { app : MobileApp; }
  boundary core : PrivateNetwork { ledger : ApiService { audit_log: true; } }
  flow ask : app -> ledger via Https;
}
