// grade 3: a truth value in quotes
system Bank {
  boundary town : PublicInternet { app : MobileApp; }
  boundary core : PrivateNetwork { ledger : ApiService { audit_log = "true"; } }
  flow ask : app -> ledger via Https;
}
