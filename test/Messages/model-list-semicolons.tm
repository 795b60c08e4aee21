// grade 3: semicolons in a list
data Order : PersonalData;
data Bill : Payment;

system Shop {
  boundary inside : PrivateNetwork {
    web : WebApplication;
    orders : Postgres { stores = [Order; Bill]; }
  }
  flow keep : web <-> orders via PgTls { carries = [Order, Bill]; }
}
