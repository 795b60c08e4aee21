// grade 3: an element with the name of its boundary
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary web : PrivateNetwork { web : WebApplication; }
  flow buy : browser -> web via Https;
}
