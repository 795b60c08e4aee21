/// A fleet of heating controls in rented buildings: sensors and valves, a
/// gateway in each cellar, and the service that steers them.
package examples.iot;

import std.iot.*;
import "data.tm";
import "site.tm";
import "cloud.tm";
import "apps.tm";
import "firmware.tm";
import "decisions.tm";
import "environments.tm";

system Fleet "Klima heating fleet" {
  owner = "platform@klima.example";

  default Radio { encrypted = true; server_authenticated = true; authn = ApiKey; controls = [SecurePairing]; }
  // No store is open to the public.
  // Setting up a product ends with removing the accounts that it came with.
  default Element { default_credentials_removed = true; }
  default Store { public_access = false; }
  default MessageStore { order_matters = false; backed_up = true; }
  default SourceRepository { backed_up = true; }
  default ArtifactStore { backed_up = true; }
  // Only valves do something; they say so.
  default Sensor { can_harm = false; }

  boundary buildings : FieldSite "Buildings" {
    school : Site(address = "School Street 1") "School";
    hotel : Site(address = "Harbour 7") "Hotel" { extend gateway { override redundant = true; } }
    boundary van : ManagedDevice "Installer's van" { tablet : DesktopApp "Installer's tablet" { does = []; } }
  }
  boundary internet : PublicInternet { weather : ExternalApi "Weather forecast" { contract = true; } }
  boundary cloud : CloudAccount "Klima cloud" {
    // Policies of the network let each part reach only what is drawn here.
    isolated = true;
  }

  require every path internet -> registry carrying Account passes waf passes api :
      "what is known of customers is reached through the API only";
  require every path repository -> school carrying SourceText passes signer :
      "gateways get no firmware that was not signed";
  require every path school -> history carrying Reading passes ingest :
      "what devices say is checked before it is kept";
  require all f in Fleet.flows : f.target is not Actuator or f.source is EdgeGateway :
      "radiator valves obey their gateway and nobody else";
}
