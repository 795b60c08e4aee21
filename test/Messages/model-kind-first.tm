// grade 3: kind before name
data Order : PersonalData;

system Shop {
  boundary inside : PrivateNetwork {
    web : WebApplication;
    Postgres orders { stores = [Order]; }
  }
  flow keep : web <-> orders via PgTls { carries = [Order]; }
}
