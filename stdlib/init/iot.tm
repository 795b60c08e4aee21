/// Device fleet (IoT): devices at customers, a gateway, a broker in the cloud, an app, and updates of firmware.
package app;

import std.api;
import std.identity;
import std.privacy;
import std.storage;
import std.iot.{Ble, DeviceHub, EdgeGateway, FieldSite, SmartDevice};
import std.mobile.{Phone, PhoneApp};

data AppSession : Session;
data Command { sensitivity = Internal; integrity = Critical; }
data Firmware : Program;
data DeviceKey : ServiceSecret "Key of a device";
data AppData { sensitivity = Confidential; }

system MySystem {
  boundary home : FieldSite "Customer's site" {
    device : SmartDevice "Device" { stores = [DeviceKey]; }
    gateway : EdgeGateway "Gateway";
  }
  boundary internet : PublicInternet {
    user : Customer "User";
    boundary phone : Phone "Phone" { app : PhoneApp "App" { stores = [AppSession]; } }
  }
  boundary cloud : PrivateSubnet "Cloud" {
    hub : DeviceHub "Device hub";
    api : ApiService "API" { authn = Token; }
    history : TimeSeries "Measurements" { stores = [AppData]; }
    updates : ObjectStore "Firmware" { stores = [Firmware]; }
  }
  boundary factory : CorporateNetwork "Development" {
    developer : Developer;
    builder : BuildPipeline "Firmware build";
  }

  flow pair : app <-> device via Ble { carries = [Command]; }
  flow measure : device -> gateway via Ble { carries = [AppData]; }
  flow report : gateway -> hub via Mqtts { carries = [AppData]; }
  flow order : hub -> gateway via Mqtts { carries = [Command]; }
  flow obey : gateway -> device via Ble { carries = [Command]; }
  flow store : hub -> history via TlsStream { carries = [AppData]; }
  flow tap : user -> app;
  flow call : app <-> api via Https { carries = [AppData, Command, AppSession]; authn = Token; }
  flow send : api -> hub via Https { carries = [Command]; }
  flow look : api <-> history via TlsStream { carries = [AppData]; }
  flow push_code : developer -> builder via Https { carries = [Firmware]; }
  flow publish : builder -> updates via Https { carries = [Firmware]; }
  flow update : gateway <-> updates via Https { returns = [Firmware]; }
  flow install : gateway -> device via Ble { carries = [Firmware]; }
}
