// grade 2: a character that nobody sees
system Shop "Shop" {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : Web​Server; }
  flow buy : browser -> web via Https;
}
