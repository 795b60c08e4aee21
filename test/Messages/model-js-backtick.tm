// grade 3: a text in backticks
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; api : ApiService `API`; }
  flow buy : browser -> web via Https;
}
