// grade 3: a kind of a package that is not imported
data Order : PersonalData;

system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    web : WebApplication;
    orders : RdsPostgres { stores = [Order]; }
  }
  flow buy : browser -> web via Https { carries = [Order]; }
  flow keep : web <-> orders via PgTls { carries = [Order]; }
}
