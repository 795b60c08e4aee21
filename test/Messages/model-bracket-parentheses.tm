// grade 3: a list in parentheses
data Order : PersonalData;
data Bill : Payment;

system Shop {
  boundary inside : PrivateNetwork {
    web : WebApplication;
    orders : Postgres { stores = (Order, Bill); }
  }
  flow keep : web <-> orders via PgTls { carries = [Order, Bill]; }
}
