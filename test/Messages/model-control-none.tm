// grade 3: no controls
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; api : ApiService { controls = none; } }
  flow buy : browser -> web via Https;
}
