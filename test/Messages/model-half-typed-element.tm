// grade 3: an element without its kind yet
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    web :
    orders : Postgres;
  }
  flow buy : browser -> web via Https;
  flow keep : web <-> orders via PgTls;
}
