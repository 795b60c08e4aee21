// grade 3: an attribute set twice
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication { language = "go"; authn = Token; language = "rust"; } }
  flow buy : browser -> web via Https;
}
