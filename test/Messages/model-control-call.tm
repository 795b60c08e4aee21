// grade 3: a control with parentheses
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; api : ApiService { controls = [RateLimiting()]; } }
  flow buy : browser -> web via Https;
}
