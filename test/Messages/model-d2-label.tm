// grade 3: D2: an element with a text for its kind
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; orders: "Order database" }
  flow buy : browser -> web via Https;
}
