// grade 3: a flag behind no
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; api : ApiService { no rate_limited; } }
  flow buy : browser -> web via Https;
}
