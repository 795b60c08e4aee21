// grade 3: pytm's flow
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : browser -> web via Https;
  save = Dataflow(web, browser, "saves")
}
