// grade 3: a flag without a value
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; api : ApiService { rate_limited; } }
  flow buy : browser -> web via Https;
}
