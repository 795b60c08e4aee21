// grade 3: a flow that names its ends with from and to
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : browser -> web via Https;
  flow back from web to browser via Https;
}
