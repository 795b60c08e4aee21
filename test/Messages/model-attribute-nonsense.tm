// grade 3: an attribute that nothing has
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication { colour = "red"; } }
  flow buy : browser -> web via Https;
}
