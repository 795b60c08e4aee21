// grade 3: one control added without brackets
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; api : ApiService { controls += RateLimiting; } }
  flow buy : browser -> web via Https;
}
