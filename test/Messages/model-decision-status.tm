// grade 3: a status that does not exist
package acme.shop;

data Order : PersonalData;

system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    web : WebApplication;
    orders : Postgres { stores = [Order]; encrypted_at_rest = false; }
  }
  flow buy : browser -> web via Http { carries = [Order]; }
  flow keep : web <-> orders via PgTls { carries = [Order]; }
}

mitigate TM-NET-001 on Shop.buy by Tls {
  owner = "ana@acme.example";
  status = in_progress;
}
