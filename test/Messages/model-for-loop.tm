// grade 3: a loop
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : browser -> web via Https;
  for i in 1 to 3 { flow x : browser -> web via Https; }
}
