// grade 3: the title of a flow before its protocol
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : browser -> web "places an order" via Https;
}
