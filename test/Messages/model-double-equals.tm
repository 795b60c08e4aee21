// grade 3: a setting with two equals signs
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; api : ApiService { rate_limited == true; } }
  flow buy : browser -> web via Https;
}
