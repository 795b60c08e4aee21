// grade 2: a flow that ends at data
data Order : PersonalData;

system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : browser -> web via Https { carries = [Order]; }
  flow keep : web -> Order;
}
