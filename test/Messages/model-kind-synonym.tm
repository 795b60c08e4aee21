// grade 3: a kind by another of its names
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApp; }
  flow buy : browser -> web via Https;
}
