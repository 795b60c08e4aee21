// grade 3: a control by its abbreviation
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication { controls = [HSTS]; } }
  flow buy : browser -> web via Https;
}
