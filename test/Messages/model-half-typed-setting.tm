// grade 2: a setting without its value yet
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication { authn = ; } }
  flow buy : browser -> web via Https;
}
