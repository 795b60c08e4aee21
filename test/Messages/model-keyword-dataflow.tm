// grade 3: `dataflow` for a flow
system Bank {
  boundary town : PublicInternet { app : MobileApp; }
  boundary core : PrivateNetwork { ledger : ApiService; }
  dataflow ask : app -> ledger via Https;
}
