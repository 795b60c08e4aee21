// grade 3: an attribute by another of its names
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication { mfa = true; } }
  flow buy : browser -> web via Https;
}
