// grade 3: an address without quotes
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; api : ApiService { endpoint = 10.0.0.1:443; } }
  flow buy : browser -> web via Https;
}
