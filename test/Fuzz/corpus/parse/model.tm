package bench.model;
import std.web.{WebServer, Https, Browser};
import std.aws as aws;

/// Data set number 0, kept for the books.
data Card0 : Pii { sensitivity = Restricted; regimes = [Pci]; retention = 0d; }
system Shop "ACME web shop" {
  owner = "team-shop@acme.example";

  boundary vpc0 : aws.Vpc(region = "eu-west-0") {
    // The part that faces the net
    gw0  : ReverseProxy "Gateway 0" { controls = [RateLimiting, WebApplicationFirewall]; }
    api0 : WebServer "Checkout API" { authn = Token; language = "go"; endpoint = "https://api0:8443"; }
    db0  : Postgres { stores = [Card0]; encrypted_at_rest = true; attr_x = if zone is PublicInternet then Internet else Private; }
  }
  flow route0 : vpc0.gw0 -> vpc0.api0 via Https { carries = [Card0]; authn = MutualTls; }
  flow persist0 : vpc0.api0 <-> vpc0.db0 via PgWire { carries = [Card0]; }
  require endpoint.port != 80 or not exposed and any t in f.tunnels : t is Ipsec : "the database ${api0.name} is reached only through the gateway";
  boundary vpc1 : aws.Vpc(region = "eu-west-1") {
    // The part that faces the net
    gw1  : ReverseProxy "Gateway 1" { controls = [RateLimiting, WebApplicationFirewall]; }
    api1 : WebServer "Checkout API" { authn = Token; language = "go"; endpoint = "https://api1:8443"; }
    db1  : Postgres { stores = [Card0]; encrypted_at_rest = true; attr_x = if zone is PublicInternet then Internet else Private; }
  }
  flow route1 : vpc1.gw1 -> vpc1.api1 via Https { carries = [Card0]; authn = MutualTls; }
  flow persist1 : vpc1.api1 <-> vpc1.db1 via PgWire { carries = [Card0]; }
  require endpoint.port != 80 or not exposed and any t in f.tunnels : t is Ipsec : "the database ${api1.name} is reached only through the gateway";
  boundary vpc2 : aws.Vpc(region = "eu-west-2") {
    // The part that faces the net
    gw2  : ReverseProxy "Gateway 2" { controls = [RateLimiting, WebApplicationFirewall]; }
    api2 : WebServer "Checkout API" { authn = Token; language = "go"; endpoint = "https://api2:8443"; }
    db2  : Postgres { stores = [Card0]; encrypted_at_rest = true; attr_x = if zone is PublicInternet then Internet else Private; }
  }
  flow route2 : vpc2.gw2 -> vpc2.api2 via Https { carries = [Card0]; authn = MutualTls; }
  flow persist2 : vpc2.api2 <-> vpc2.db2 via PgWire { carries = [Card0]; }
  require endpoint.port != 80 or not exposed and any t in f.tunnels : t is Ipsec : "the database ${api2.name} is reached only through the gateway";
  boundary vpc3 : aws.Vpc(region = "eu-west-3") {
    // The part that faces the net
    gw3  : ReverseProxy "Gateway 3" { controls = [RateLimiting, WebApplicationFirewall]; }
    api3 : WebServer "Checkout API" { authn = Token; language = "go"; endpoint = "https://api3:8443"; }
    db3  : Postgres { stores = [Card0]; encrypted_at_rest = true; attr_x = if zone is PublicInternet then Internet else Private; }
  }
  flow route3 : vpc3.gw3 -> vpc3.api3 via Https { carries = [Card0]; authn = MutualTls; }
  flow persist3 : vpc3.api3 <-> vpc3.db3 via PgWire { carries = [Card0]; }
  require endpoint.port != 80 or not exposed and any t in f.tunnels : t is Ipsec : "the database ${api3.name} is reached only through the gateway";
  boundary vpc4 : aws.Vpc(region = "eu-west-4") {
    // The part that faces the net
    gw4  : ReverseProxy "Gateway 4" { controls = [RateLimiting, WebApplicationFirewall]; }
    api4 : WebServer "Checkout API" { authn = Token; language = "go"; endpoint = "https://api4:8443"; }
    db4  : Postgres { stores = [Card0]; encrypted_at_rest = true; attr_x = if zone is PublicInternet then Internet else Private; }
  }
  flow route4 : vpc4.gw4 -> vpc4.api4 via Https { carries = [Card0]; authn = MutualTls; }
  flow persist4 : vpc4.api4 <-> vpc4.db4 via PgWire { carries = [Card0]; }
  require endpoint.port != 80 or not exposed and any t in f.tunnels : t is Ipsec : "the database ${api4.name} is reached only through the gateway";
}
accept stride.CleartextTransmission on Shop.route0 { owner = "ciso@acme.example"; expires = 2027-06-30; reason = "mesh in Q2"; }
