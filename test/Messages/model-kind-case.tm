// grade 3: a kind in small letters
system Shop {
  boundary town : PublicInternet { browser : browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : browser -> web via Https;
}
