// grade 3: D2's shape in a body
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; orders : Postgres { shape: cylinder } }
  flow buy : browser -> web via Https;
}
