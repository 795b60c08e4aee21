// grade 3: an endpoint with a bad port
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication { endpoint = "https://shop.example:84430"; } }
  flow buy : browser -> web via Https;
}
