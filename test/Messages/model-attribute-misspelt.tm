// grade 3: an attribute misspelt
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication { ratelimited = true; } }
  flow buy : browser -> web via Https;
}
