// grade 3: the end of a flow misspelt
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : browsr -> web via Https;
}
