// grade 2: an attribute that another kind has
data Order : PersonalData;

system Shop {
  boundary inside : PrivateNetwork {
    web : WebApplication;
    orders : Postgres { stores = [Order]; csrf_protected = true; }
  }
  flow keep : web <-> orders via PgTls { carries = [Order]; }
}
