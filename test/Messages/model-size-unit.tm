// grade 3: a trust with a unit
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : browser -> web via Https;
  boundary lab : PrivateNetwork { trust = 70 points; }
}
