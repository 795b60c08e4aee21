// grade 3: a type parameter
data Order : PersonalData;

system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; q : Queue<Order>; }
  flow buy : browser -> web via Https;
}
