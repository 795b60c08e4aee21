// grade 3: an f-string
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; api : ApiService f"API"; }
  flow buy : browser -> web via Https;
}
