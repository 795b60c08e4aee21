/// A site that editors fill and a network of caches delivers. An administrator
/// reaches the database without any protection.
package ported.cms;

data Article { sensitivity = Public; integrity = Important; }
data Login { sensitivity = Restricted; personal = true; }

system Cms "Content management" {
  boundary internet : PublicInternet {
    admin : Administrator "Administrator";
    reader : Browser "Reader or editor";
  }
  boundary edge : ThirdParty { cdn : ContentDeliveryNetwork "Content network"; }
  boundary site : PrivateNetwork {
    web : WebServer "Web server";
    db : MySql "Database" { stores = [Article, Login]; }
  }

  flow administer : admin <-> db via MySqlWire {
    carries = [Article, Login];
    encrypted = false;
    authn = Password;
    administrative = true;
  }
  flow read : reader <-> cdn via Http { carries = [Article]; }
  flow edit : reader <-> web via Https { carries = [Article, Login]; authn = Password; }
  flow publish : web -> cdn via Https { carries = [Article]; authn = ApiKey; }
  flow keep : web <-> db via MySqlWire { carries = [Article, Login]; encrypted = true; authn = Password; }
}
