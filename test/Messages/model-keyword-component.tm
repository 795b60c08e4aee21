// grade 3: `component` for an element
system Bank {
  boundary town : PublicInternet { app : MobileApp; }
  boundary core : PrivateNetwork { component ledger : ApiService; }
  flow ask : app -> ledger via Https;
}
