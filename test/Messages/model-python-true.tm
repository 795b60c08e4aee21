// grade 3: True, as in Python
system Bank {
  boundary town : PublicInternet { app : MobileApp; }
  boundary core : PrivateNetwork { ledger : ApiService { audit_log = True; } }
  flow ask : app -> ledger via Https;
}
