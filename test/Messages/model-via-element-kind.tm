// grade 2: a kind of element as the protocol
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; orders : Postgres; }
  flow buy : browser -> web via Https;
  flow keep : web <-> orders via Postgres;
}
