// grade 3: quotes of a word processor
system Bank “Retail bank” {
  boundary town : PublicInternet { app : MobileApp; }
  boundary core : PrivateNetwork { ledger : ApiService; }
  flow ask : app -> ledger via Https;
}
