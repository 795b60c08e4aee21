// grade 2: trust as a word
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { trust = high; web : WebApplication; }
  flow buy : browser -> web via Https;
}
