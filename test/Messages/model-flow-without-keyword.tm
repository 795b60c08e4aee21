// grade 3: a flow without its keyword
system Bank {
  boundary town : PublicInternet { app : MobileApp; }
  boundary core : PrivateNetwork { ledger : ApiService; }
  ask : app -> ledger via Https;
}
