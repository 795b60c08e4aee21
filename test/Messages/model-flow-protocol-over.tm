// grade 3: `over` for `via`
system Bank {
  boundary town : PublicInternet { app : MobileApp; }
  boundary core : PrivateNetwork { ledger : ApiService; }
  flow ask : app -> ledger over Https;
}
