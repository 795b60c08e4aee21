// grade 3: a comment as in HTML
system Bank {
  <!-- the outside -->
  boundary town : PublicInternet { app : MobileApp; }
  boundary core : PrivateNetwork { ledger : ApiService; }
  flow ask : app -> ledger via Https;
}
