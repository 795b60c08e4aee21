// grade 3: a decision without braces
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : browser -> web via Https;
}

accept TM-NET-001 on Shop.buy until 2027-06-30;
