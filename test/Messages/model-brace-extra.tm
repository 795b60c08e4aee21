// grade 3: one brace too many
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    web : WebApplication { language = "go"; } }
  }
  flow buy : browser -> web via Https;
}
