// grade 3: pytm's constructor
system Bank {
  boundary town : PublicInternet { app : MobileApp; }
  boundary core : PrivateNetwork { ledger = Server("Ledger"); }
  flow ask : app -> ledger via Https;
}
