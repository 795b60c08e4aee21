// grade 3: a flow without a name
system Bank {
  boundary town : PublicInternet { app : MobileApp; }
  boundary core : PrivateNetwork { ledger : ApiService; }
  flow app -> ledger via Https;
}
