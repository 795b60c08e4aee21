// grade 3: yes for true
system Bank {
  boundary town : PublicInternet { app : MobileApp; }
  boundary core : PrivateNetwork { ledger : ApiService { audit_log = yes; } }
  flow ask : app -> ledger via Https;
}
