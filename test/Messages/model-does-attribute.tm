// grade 2: an attribute in `does`
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication { does = [accepts_files]; } }
  flow buy : browser -> web via Https;
}
