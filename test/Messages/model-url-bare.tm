// grade 3: a URL without quotes
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; api : ApiService { endpoint = https://api.example; } }
  flow buy : browser -> web via Https;
}
