// grade 3: D2's style of a shape
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication { style.fill: red } }
  flow buy : browser -> web via Https;
}
