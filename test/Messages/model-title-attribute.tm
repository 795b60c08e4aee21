// grade 3: the title as an attribute
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication { title = "Web shop"; } }
  flow buy : browser -> web via Https;
}
