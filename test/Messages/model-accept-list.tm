// grade 3: a decision about two rules
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : browser -> web via Https;
}

accept [TM-NET-001, TM-NET-002] on Shop.buy { owner = "a"; expires = 2027-06-30; reason = "b"; }
