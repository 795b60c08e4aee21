// grade 2: a file that is not UTF-8
system Shop "Café" {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebServer; }
  flow buy : browser -> web via Https;
}
