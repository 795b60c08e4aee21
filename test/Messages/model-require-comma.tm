// grade 3: a requirement with its text behind a comma
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : browser -> web via Https;
  require buy.encrypted, "buying is encrypted";
}
