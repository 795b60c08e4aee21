// grade 2: a kind at the end of a flow
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : browser -> web via Https;
  flow ask : Browser -> web via Https;
}
