// grade 3: `zone` for a boundary
system Bank {
  zone town : PublicInternet { app : MobileApp; }
  boundary core : PrivateNetwork { ledger : ApiService; }
  flow ask : app -> ledger via Https;
}
