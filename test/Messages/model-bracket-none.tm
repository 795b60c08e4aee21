// grade 3: one item without brackets
data Order : PersonalData;

system Shop {
  boundary inside : PrivateNetwork {
    web : WebApplication;
    orders : Postgres { stores = Order; }
  }
  flow keep : web <-> orders via PgTls { carries = [Order]; }
}
