/// What a first sketch on a whiteboard looks like: much is not said yet, and tmc
/// asks for what matters.
package examples.mini;

data Order { sensitivity = Confidential; }

system Mini "First sketch" {
  boundary internet : PublicInternet {
    customer : Customer;
    browser : Browser;
  }
  boundary office : PrivateNetwork {
    shop : WebServer;
    orders : Postgres { stores = [Order]; }
  }

  flow shops : customer -> browser;
  flow order : browser -> shop via Https { carries = [Order]; }
  flow save : shop <-> orders via PgWire { carries = [Order]; }
}
