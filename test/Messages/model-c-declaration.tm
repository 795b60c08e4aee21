// grade 3: a variable of C
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; orders : Postgres { bool backed_up = true; } }
  flow buy : browser -> web via Https;
}
