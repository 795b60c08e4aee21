// grade 3: a unit that does not exist
data Order : PersonalData { retention = 6mo; }

system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : browser -> web via Https { carries = [Order]; }
}
