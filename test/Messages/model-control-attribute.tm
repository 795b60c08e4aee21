// grade 3: an attribute among controls
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication { controls = [rate_limited]; } }
  flow buy : browser -> web via Https;
}
