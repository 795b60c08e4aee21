// grade 3: a value of an enum in small letters
data Order { sensitivity = confidential; }

system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : browser -> web via Https { carries = [Order]; }
}
