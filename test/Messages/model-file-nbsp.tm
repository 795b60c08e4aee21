// grade 2: a blank that does not break, pasted from a web page
system Shop "Shop" {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebServer; }
  flow buy : browser -> web via Https;
}
