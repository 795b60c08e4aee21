// grade 3: a severity as a number
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

override TM-NET-001 on Shop.buy {
  severity = 3;
  owner = "ciso@acme.example";
  reason = "Orders hold no more than a name.";
}
