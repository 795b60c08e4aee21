// grade 3: an attribute by its abbreviation
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; api : ApiService { mfa = true; } }
  flow buy : browser -> web via Https;
}
