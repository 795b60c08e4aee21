// grade 2: a description as an attribute
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication { description = "Shows the goods."; } }
  flow buy : browser -> web via Https;
}
