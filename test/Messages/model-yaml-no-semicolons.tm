// grade 2: YAML: no semicolon anywhere
system Shop {
  boundary town : PublicInternet { browser : Browser }
  boundary inside : PrivateNetwork {
    web : WebApplication
    orders : Postgres
  }
  flow buy : browser -> web via Https
}
