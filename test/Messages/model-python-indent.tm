// grade 3: colon and indentation for a block
system Bank:
  boundary town : PublicInternet { app : MobileApp; }
  boundary core : PrivateNetwork { ledger : ApiService; }
  flow ask : app -> ledger via Https;
