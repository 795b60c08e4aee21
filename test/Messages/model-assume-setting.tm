// grade 3: an assumption as a setting
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : browser -> web via Https;
}

assume Shop.web.rate_limited = true;
