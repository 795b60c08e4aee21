// grade 3: a level of another scheme
data Order { sensitivity = High; }

system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : browser -> web via Https { carries = [Order]; }
}
