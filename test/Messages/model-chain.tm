// grade 3: a chain of arrows
system Bank {
  boundary town : PublicInternet { app : MobileApp; }
  boundary front : Dmz { proxy : ReverseProxy; }
  boundary core : PrivateNetwork { ledger : ApiService; }
  flow ask : app -> proxy -> ledger via Https;
}
