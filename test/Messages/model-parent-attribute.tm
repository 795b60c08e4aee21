// grade 3: a boundary as an attribute
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : browser -> web via Https;
  api : ApiService { boundary = inside; }
}
