// grade 3: `asset` for data
asset CardNumber : PaymentCard;

system Bank {
  boundary town : PublicInternet { app : MobileApp; }
  boundary core : PrivateNetwork { ledger : ApiService; }
  flow ask : app -> ledger via Https { carries = [CardNumber]; }
}
