// grade 3: an element of two kinds
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; api : ApiService, Worker; }
  flow buy : browser -> web via Https;
}
