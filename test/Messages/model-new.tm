// grade 3: new of Java
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; api : new ApiService; }
  flow buy : browser -> web via Https;
}
