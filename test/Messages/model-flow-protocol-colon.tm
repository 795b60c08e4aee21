// grade 3: the protocol after a colon
system Bank {
  boundary town : PublicInternet { app : MobileApp; }
  boundary core : PrivateNetwork { ledger : ApiService; }
  flow ask : app -> ledger : Https;
}
