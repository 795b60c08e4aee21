// grade 3: a class of elements as keyword: process
system Bank {
  boundary town : PublicInternet { app : MobileApp; }
  boundary core : PrivateNetwork { process ledger "Ledger"; }
  flow ask : app -> ledger via Https;
}
