// grade 3: one flow to two targets
system Bank {
  boundary town : PublicInternet { app : MobileApp; }
  boundary core : PrivateNetwork { ledger : ApiService; cards : ApiService; }
  flow ask : app -> ledger, cards via Https;
}
