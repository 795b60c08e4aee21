// grade 2: a text where true is expected
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : browser -> web via Https;
  flow save : web -> web via Https { encrypted = "AES-256"; }
}
