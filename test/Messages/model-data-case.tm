// grade 3: data misspelt, near an element's name
data Order : PersonalData;

system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; orders : Postgres { stores = [Order]; } }
  flow buy : browser -> web via Https { carries = [Orders]; }
  flow keep : web <-> orders via PgTls { carries = [Order]; }
}
