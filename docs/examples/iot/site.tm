/// A building with our devices in it: what the installer screws to the wall.
package examples.iot;

import std.iot.*;
import "data.tm";

/// What hangs where anyone can touch it. All of it is of one make.
component RoomSensor : Sensor {
  does = [];
  secure_boot = true;
  updatable = true;
  debug_disabled = true;
  device_identity = true;
  services_minimized = true;
  unique_password = true;
  rollback_refused = true;
  tamper_detection = true;
  // There was no room for a secure element on the board.
  keys_in_hardware = false;
}

/// One room: it measures, and turns its radiator.
component Room(gateway : EdgeGateway, where : string) {
  climate : RoomSensor "Climate sensor, ${where}" { controls = [PlausibilityChecks]; }
  presence : RoomSensor "Presence sensor, ${where}" { controls = [PlausibilityChecks]; }
  valve : Actuator "Radiator valve, ${where}" {
    does = [];
    can_harm = true; // a frozen pipe floods the house
    has_diagnostics = false; // what its maker needed is switched off before shipping
    tamper_detection = false;
    controls = [
      UniqueDevicePassword,
      SecureBoot,
      RollbackProtection,
      OverTheAirUpdates,
      DebugPortsDisabled,
      DeviceIdentity,
      OfflineMode,
      ServiceMinimization,
      HardwareInterlock,
    ];
  }

  flow measure : climate -> gateway via Zigbee { carries = [Reading]; }
  flow notice : presence -> gateway via Zigbee { carries = [Presence]; }
  flow move : gateway -> valve via Zigbee { carries = [Command]; }
}

/// A building: rooms, the gateway in its cellar, and the boiler.
component Site(address : string) {
  /// Locked, but tenants and craftsmen have keys.
  boundary cellar : FieldSite(trust = 20) "Cellar" {
    gateway : EdgeGateway "Gateway, ${address}" {
      language = "rust";
      // Installers set it up at its own pages.
      does = [Administers];
      authn = ClientCertificate;
      availability = Important;
      redundant = false;
      rate_limited = false;
      controls = [GatewayMessageValidation, AuditLogging, Authorization, ParameterizedQueries];
    }
    buffer : Sqlite "Readings of a week, ${address}" {
      stores = [Reading, Presence, Schedule];
      backed_up = true; // the service has all of it
      encrypted_at_rest = false;
    }
    boiler : Plc "Boiler controller, ${address}" {
      availability = Important;
      redundant = false;
      commands_restricted = false;
      controls = [ProgramProtection];
    }
  }
  boundary rooms : FieldSite "Rooms" {
    hall : Room(gateway = gateway, where = "hall of ${address}") "Hall";
    office : Room(gateway = gateway, where = "office of ${address}") "Office";
  }

  flow keep : gateway <-> buffer via LocalCall { carries = [Reading, Presence, Schedule]; }
  flow heat : gateway -> boiler via Modbus "supply temperature" { carries = [Command]; }

  /// The gateway opens each connection; nothing reaches it from the internet.
  port uplink : Flow = gateway;
  port bench : Ble = gateway;
}
