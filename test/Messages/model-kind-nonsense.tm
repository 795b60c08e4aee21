// grade 2: a kind that nobody has declared
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; flux : FluxCapacitor; }
  flow buy : browser -> web via Https;
  flow jump : web -> flux;
}
