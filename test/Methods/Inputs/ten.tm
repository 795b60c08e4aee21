data Order;
system Shop {
  boundary internet : PublicInternet {
    buyer : Customer;
    browser : Browser;
  }
  boundary back : PrivateNetwork { api : ApiService; orders : Postgres { stores = [Order]; } }
  flow look : buyer -> browser { carries = [Order]; }
  flow buy : browser -> api via Https { carries = [Order]; }
  flow save : api <-> orders via PgTls { carries = [Order]; }
}
