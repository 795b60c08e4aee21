// grade 3: a keyword as a name
system Shop {
  boundary town : PublicInternet { any : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : any -> web via Https;
}
