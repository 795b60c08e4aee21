package context.member;

data Order { sensitivity = Confidential; }
data CardNumber : PaymentCard;

system Shop {
  boundary internet : PublicInternet {
    customer : Customer;
    browser : Browser;
    payments : PaymentProvider;
  }
  boundary front : Dmz { gw : ReverseProxy; }
  boundary inside : PrivateNetwork {
    api : WebServer;
    orders : Postgres { stores = [Order]; }
  }

  flow visit : customer -> browser;
  flow buy : browser -> gw via Https { carries = [Order]; }
  flow route : gw -> api via Https { carries = [Order]; controls = [MutualTls]; }
  flow save : api <-> orders via PgTls { carries = [Order]; }

  @block@
}
