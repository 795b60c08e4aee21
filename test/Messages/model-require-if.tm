// grade 3: a requirement with `if`
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

extend Shop {
  require if buy.sensitive then buy.encrypted;
}
