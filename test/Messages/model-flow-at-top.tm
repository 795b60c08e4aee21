// grade 2: a flow after the system was closed
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
}

flow buy : browser -> web via Https;
