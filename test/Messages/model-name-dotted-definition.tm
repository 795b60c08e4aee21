// grade 3: an element declared with its path
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork;
  inside.web : WebApplication;
  flow buy : browser -> inside.web via Https;
}
