// grade 3: a control appended with a call
system Bank {
  boundary town : PublicInternet { app : MobileApp; }
  boundary core : PrivateNetwork { ledger : ApiService { controls.append(AuditLogging); } }
  flow ask : app -> ledger via Https;
}
