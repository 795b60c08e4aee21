// grade 3: a YAML null
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; api : ApiService { owner = ~; } }
  flow buy : browser -> web via Https;
}
