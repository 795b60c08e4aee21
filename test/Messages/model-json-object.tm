// grade 3: an object of JSON in a body
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; api : ApiService { "controls": ["RateLimiting"] } }
  flow buy : browser -> web via Https;
}
