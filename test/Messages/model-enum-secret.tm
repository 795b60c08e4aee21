// grade 3: a level that people use and the enum calls by another name
data Order { sensitivity = Secret; }

system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : browser -> web via Https { carries = [Order]; }
}
