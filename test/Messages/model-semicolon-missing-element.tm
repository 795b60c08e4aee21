// grade 3: no semicolon after an element
system Shop {
  boundary town : PublicInternet {
    customer : Customer
    browser : Browser;
  }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow visit : customer -> browser;
  flow buy : browser -> web via Https;
}
