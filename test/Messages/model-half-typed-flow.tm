// grade 2: a flow without its target yet
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; orders : Postgres; }
  flow buy : browser -> web via Https;
  flow keep : web ->
}
