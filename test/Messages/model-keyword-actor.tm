// grade 3: a class of elements as keyword: actor
system Bank {
  boundary town : PublicInternet {
    actor customer;
    app : MobileApp;
  }
  boundary core : PrivateNetwork { ledger : ApiService; }
  flow visit : customer -> app;
  flow ask : app -> ledger via Https;
}
