// grade 3: `trust_boundary`, as in pytm and Threat Dragon
system Bank {
  boundary town : PublicInternet { app : MobileApp; }
  trust_boundary core : PrivateNetwork { ledger : ApiService; }
  flow ask : app -> ledger via Https;
}
