// grade 3: a decimal comma
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; api : ApiService { availability = 99,9; } }
  flow buy : browser -> web via Https;
}
