// grade 3: trust out of its range
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { trust = 1000; web : WebApplication; }
  flow buy : browser -> web via Https;
}
