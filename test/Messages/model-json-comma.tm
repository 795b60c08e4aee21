// grade 3: a comma behind a body
system Shop {
  boundary town : PublicInternet { browser : Browser; },
  boundary inside : PrivateNetwork { web : WebApplication; },
  flow buy : browser -> web via Https,
}
