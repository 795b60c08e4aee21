// grade 3: a database inside a server
data Order : PersonalData;

system Shop {
  boundary inside : PrivateNetwork {
    web : WebApplication {
      orders : Postgres { stores = [Order]; }
    }
  }
  flow keep : web <-> orders via PgTls { carries = [Order]; }
}
