// grade 3: the identity of a finding for its rule
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

accept 8e34c4af {
  owner = "ciso@acme.example";
  expires = 2027-06-30;
  reason = "The certificate comes in spring.";
}
