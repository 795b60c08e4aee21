// grade 3: a way to log in by its trade name
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication { authn = OAuth; } }
  flow buy : browser -> web via Https;
}
