// grade 3: =>
system Bank {
  boundary town : PublicInternet { app : MobileApp; }
  boundary core : PrivateNetwork { ledger : ApiService; }
  flow ask : app => ledger via Https;
}
