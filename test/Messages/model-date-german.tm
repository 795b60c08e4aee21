// grade 3: a date with dots
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

accept TM-NET-001 on Shop.buy {
  owner = "ciso@acme.example";
  expires = 30.06.2027;
  reason = "The certificate comes in spring.";
}
