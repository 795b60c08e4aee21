// grade 2: a protocol as an element
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : Https; }
  flow buy : browser -> web;
}
