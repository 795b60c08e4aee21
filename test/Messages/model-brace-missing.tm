// grade 3: a boundary is not closed
system Shop {
  boundary town : PublicInternet {
    browser : Browser;
  boundary inside : PrivateNetwork {
    web : WebApplication;
  }
  flow buy : browser -> web via Https;
}
