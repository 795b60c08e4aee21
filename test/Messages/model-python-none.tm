// grade 3: None, as in Python
system Bank {
  boundary town : PublicInternet { app : MobileApp; }
  boundary core : PrivateNetwork { ledger : ApiService { audit_log = None; } }
  flow ask : app -> ledger via Https;
}
