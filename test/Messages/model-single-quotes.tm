// grade 3: single quotes
system Bank 'Retail bank' {
  boundary town : PublicInternet { app : MobileApp; }
  boundary core : PrivateNetwork { ledger : ApiService; }
  flow ask : app -> ledger via Https;
}
