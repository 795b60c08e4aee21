// grade 3: an arrow whose dash a word processor made longer
system Bank {
  boundary town : PublicInternet { app : MobileApp; }
  boundary core : PrivateNetwork { ledger : ApiService; }
  flow ask : app –> ledger via Https;
}
