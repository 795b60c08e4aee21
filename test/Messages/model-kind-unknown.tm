// grade 3: a kind misspelt
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebAplication; }
  flow buy : browser -> web via Https;
}
