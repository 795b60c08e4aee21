/// Mobile app with an API: an app on phones, push messages, an API and its stores.
package app;

import std.api;
import std.identity;
import std.privacy;
import std.storage;
import std.mobile.{Phone, PhoneApp, PushService};

data Password : Credentials;
data AppSession : Session "Token of the app";
data Note { sensitivity = Internal; }
data AppData { sensitivity = Confidential; }

system MySystem {
  boundary internet : PublicInternet {
    user : Customer "User";
    boundary phone : Phone "Phone" { app : PhoneApp "App" { stores = [AppSession, AppData]; } }
    push : PushService "Push service";
    login : IdentityProvider "Login provider";
  }
  boundary edge : Dmz "Edge" { gate : ApiGateway "API gateway" { authn = Token; } }
  boundary servers : PrivateSubnet "Servers" {
    api : ApiService "API" { authn = Token; }
    notifier : Worker "Notifier";
    database : Postgres "Database" { stores = [AppData]; }
    pictures : ObjectStore "Pictures" { stores = [AppData]; }
  }

  flow tap : user -> app;
  flow sign_in : app <-> login via Https { carries = [Password, AppSession]; }
  flow call : app <-> gate via Https { carries = [AppData, AppSession]; authn = Token; }
  flow route : gate <-> api via Http { carries = [AppData, AppSession]; }
  flow keep : api <-> database via PgWire { carries = [AppData]; }
  flow keep_picture : api <-> pictures via Https { carries = [AppData]; }
  flow hint : api -> notifier via Https { carries = [Note]; }
  flow send : notifier -> push via Https { carries = [Note]; authn = Token; }
  flow show : app <-> push via Https { returns = [Note]; }
}
