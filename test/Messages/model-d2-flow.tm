// grade 3: D2's connection with its label
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  browser -> web: places an order
}
