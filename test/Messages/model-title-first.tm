// grade 3: title before kind
data Order : PersonalData;

system Shop {
  boundary inside : PrivateNetwork {
    web : WebApplication;
    orders "All orders" : Postgres { stores = [Order]; }
  }
  flow keep : web <-> orders via PgTls { carries = [Order]; }
}
