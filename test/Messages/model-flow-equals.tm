// grade 3: a flow with an equals sign
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : browser -> web via Https;
  flow back = web -> browser via Https;
}
