// grade 3: an owner without quotes after a colon
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; api : ApiService { owner: team; } }
  flow buy : browser -> web via Https;
}
