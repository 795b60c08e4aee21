// grade 3: a flag with an exclamation mark
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; api : ApiService { !rate_limited; } }
  flow buy : browser -> web via Https;
}
