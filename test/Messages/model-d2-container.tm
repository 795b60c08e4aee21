// grade 3: D2's container, a name with a brace
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  inside: {
    web : WebApplication;
  }
  flow buy : browser -> web via Https;
}
