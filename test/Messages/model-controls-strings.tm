// grade 3: controls in quotes
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; api : ApiService { controls = ["RateLimiting"]; } }
  flow buy : browser -> web via Https;
}
