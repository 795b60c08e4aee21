// RUN: %tmc --verify-diagnostics %s
// A name of a package that is loaded is better advice than one that is only near.
import std.iot as iot;
import "Inputs/private.tm";

component Room(
  gateway : EdgeGateway, // expected-error {{kind `EdgeGateway` is in package `std.iot`, which is imported as `iot`; write `iot.EdgeGateway`}}
) {
  pages : WebServer;
}

system S {
  a : DeviceHub; // expected-error {{kind `DeviceHub` is in package `std.iot`}}
  b : Device;
  flow f : a -> b via Lora { controls = [SecurePairing]; } // expected-error {{kind `Lora` is in package `std.iot`}}
  flow g : a -> b via iot.Lora { controls = [SecurePairing]; } // expected-error {{control `SecurePairing` is in package `std.iot`}}
  c : Prototype; // expected-error {{`Prototype` is private to the file that declares it}}
  require all e in S.elements : e is not Actuator; // expected-error {{kind `Actuator` is in package `std.iot`}}
}
