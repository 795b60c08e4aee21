// grade 3: a title behind as
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; api : ApiService as "API"; }
  flow buy : browser -> web via Https;
}
