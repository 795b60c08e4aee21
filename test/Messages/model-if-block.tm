// grade 3: a conditional part
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : browser -> web via Https;
  if production { flow x : browser -> web via Https; }
}
