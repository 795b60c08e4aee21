// grade 3: a control set to true
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication { RateLimiting = true; } }
  flow buy : browser -> web via Https;
}
