// grade 2: a character that turns the text around
system Shop "Shop‮" {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebServer; }
  flow buy : browser -> web via Https;
}
