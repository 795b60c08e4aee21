// grade 3: names in quotes in a list
data Order : PersonalData;

system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; orders : Postgres { stores = ["Order"]; } }
  flow buy : browser -> web via Https;
}
