/// A device at home with an interface of its own, a cloud behind it, and links
/// to services of others.
package ported.smart_home;

data Measure { sensitivity = Confidential; personal = true; }
data Order { sensitivity = Internal; integrity = Important; }
data Weather { sensitivity = Public; }

system SmartHome "Smart home" {
  boundary internet : PublicInternet {
    user : Person;
    browser : Browser;
    others : ExternalService "Social networks, weather";
  }
  boundary home : Lan {
    script : Worker "Own script";
    app : MobileApp "App";
    device : Device "Device" { serving = true; endpoint = "http://192.0.2.7"; }
  }
  boundary cloud : CloudAccount {
    site : WebServer "Web site";
    api : ApiService "Cloud interface";
    integration : Worker "Integration";
    db : MySql "Database" { stores = [Measure]; }
  }

  flow look : user -> browser;
  flow tap : user -> app;
  flow call_script : script <-> device via Http { carries = [Measure, Order]; authn = Anonymous; }
  flow call_app : app <-> device via Http { carries = [Measure, Order]; authn = Anonymous; }
  flow visit : browser <-> site via Https { carries = [Measure]; authn = Password; }
  flow report : device <-> api via Https { carries = [Measure, Order]; authn = ApiKey; }
  flow save : api <-> db via MySqlWire { carries = [Measure]; encrypted = true; }
  flow show : site <-> db via MySqlWire { carries = [Measure]; encrypted = true; }
  flow connect : site -> integration { carries = [Measure]; }
  flow exchange : integration <-> others via Https { carries = [Measure, Weather]; authn = ApiKey; }
  flow note : integration <-> db via MySqlWire { carries = [Measure]; encrypted = true; }
}
