// grade 3: a map of HCL
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; orders : Postgres { tags = { env = "prod" } } }
  flow buy : browser -> web via Https;
}
