// grade 2: an arrow to the left
system Bank {
  boundary town : PublicInternet { app : MobileApp; }
  boundary core : PrivateNetwork { ledger : ApiService; }
  flow ask : ledger <- app via Https;
}
