/// Three-tier web application: browsers, a web server, a database, and people who look after it.
package app;

import std.identity;
import std.privacy;
import std.storage;
import std.webapp;

data Password : Credentials;
data LoginSession : Session;
data AppData { sensitivity = Confidential; }

system MySystem {
  boundary internet : PublicInternet {
    customer : Customer;
    browser : Browser;
    login : IdentityProvider "Login provider";
  }
  boundary edge : Dmz "Edge" { balancer : LoadBalancer "Load balancer"; }
  boundary servers : PrivateSubnet "Servers" {
    web : WebApplication "Web application" { authn = SessionCookie; }
    cache : Redis "Sessions" { stores = [LoginSession]; }
  }
  boundary storage : PrivateSubnet "Storage" {
    database : Postgres "Database" { stores = [AppData]; }
    backups : BackupStore "Backups" { stores = [AppData]; }
  }
  boundary office : CorporateNetwork "Office" { admin : Administrator "Administrator"; }

  flow use : customer -> browser;
  flow visit : browser <-> balancer via Https { carries = [AppData, LoginSession]; authn = SessionCookie; }
  flow sign_in : browser <-> login via Https { carries = [Password, LoginSession]; }
  flow forward : balancer <-> web via Http { carries = [AppData, LoginSession]; }
  flow remember : web <-> cache via RedisWire { carries = [LoginSession]; }
  flow query : web <-> database via PgWire { carries = [AppData]; }
  flow back_up : database -> backups via TlsStream { carries = [AppData]; }
  flow administer : admin <-> database via PgTls { carries = [AppData]; }
}
