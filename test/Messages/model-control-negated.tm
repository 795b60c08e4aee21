// grade 3: a control that is not there
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; api : ApiService { controls = [!RateLimiting]; } }
  flow buy : browser -> web via Https;
}
