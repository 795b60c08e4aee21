// grade 3: an address without quotes
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication { endpoint = https://shop.example:8443; } }
  flow buy : browser -> web via Https;
}
