// grade 3: pytm: an attribute set from outside
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : browser -> web via Https;
  web.encrypted_at_rest = true;
}
