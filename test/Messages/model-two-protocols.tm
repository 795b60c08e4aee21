// grade 3: two kinds of a flow
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : browser -> web via Https;
  flow ask : browser -> web via Https, Http;
}
