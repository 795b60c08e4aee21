// grade 3: a flow copied and not renamed
system Shop {
  boundary town : PublicInternet { browser : Browser; app : MobileApp; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : browser -> web via Https;
  flow buy : app -> web via Https;
}
