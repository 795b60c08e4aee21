// grade 3: a hyphen in a name
data Order : PersonalData;

system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    web : WebApplication;
    order-db : Postgres { stores = [Order]; }
  }
  flow buy : browser -> web via Https { carries = [Order]; }
  flow keep : web <-> order-db via PgTls { carries = [Order]; }
}
