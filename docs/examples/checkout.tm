// A shop with views. docs/language/views.md shows what each of them draws.
package checkout;

data Order { sensitivity = Confidential; }
data Card : PaymentCard;
derive Token from Card by Shop.vault { sensitivity = Internal; }

system Shop "Checkout" {
  boundary internet : PublicInternet {
    customer : Customer;
    browser : Browser "Customer's browser";
    bank : PaymentProvider "Bank";
  }
  boundary front : Dmz { web : WebServer "Web shop"; }
  boundary core : PrivateNetwork {
    orders : ApiService "Order service";
    boundary pci : PrivateNetwork "Card zone" {
      vault : ApiService "Card vault";
      cards : Postgres "Card database" { stores = [Card]; }
    }
    db : Postgres "Order database" { stores = [Order, Token]; }
  }

  flow visit : customer -> browser;
  flow buy : browser -> web via Https { carries = [Order, Card]; }
  flow place : web -> orders via Http { carries = [Order, Card]; }
  flow tokenize : orders -> vault via Https { carries = [Card]; returns = [Token]; }
  flow keep_card : vault <-> cards via PgTls { carries = [Card]; }
  flow charge : vault -> bank via Https { carries = [Card]; }
  flow keep : orders <-> db via PgWire { carries = [Order, Token]; encrypted = false; }

  view Buy "A customer buys" { steps = [visit, buy, place, tokenize, keep_card, charge, keep]; }
  view Cards "Where card numbers go" { include lineage(Card); }
  view Core "The core, from outside" { include core.*; include incoming(core); }
}
