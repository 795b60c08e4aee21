/// Vehicles: their computers, buses and keys, and the systems that they talk to. The rules about things that
/// anyone can touch are those of std.iot.
package std.vehicle;

import std.core.*;
import std.iot as iot;
import std.net as net;
import std.web as web;

// --- Zones ----------------------------------------------------------------------

/// A vehicle: its owner, those who repair it and those who steal it are inside.
@also("car")
zone Vehicle : Boundary { trust = 40; population = [Customer, Thief]; held_by = []; }

/// A part of a vehicle that a gateway separates from the others: drive, body, comfort.
zone VehicleDomain : Boundary;

/// A workshop.
zone Workshop : net.PartnerNetwork;

// --- Computers --------------------------------------------------------------------

/// A computer of a vehicle that controls something.
@also("electronic control unit")
component Ecu : iot.Actuator { can_harm = true; }

/// The controls of brakes, steering and engine.
component DriveEcu : Ecu { availability = Critical; }

/// The controller of doors, windows and lights.
@also("BCM")
component BodyControlModule : Ecu;

/// A device that keeps the engine off without the right key.
component Immobilizer : Ecu;

/// The management system of a battery.
@also("BMS battery")
component BatteryManagement : Ecu;

/// Help for the driver, or the driver: cameras, radar, lidar and a computer that decides.
@also("ADAS")
component DriverAssistance : Ecu { availability = Important; }

/// A sensor of a vehicle: radar, lidar, wheel, tyre.
component VehicleSensor : iot.Sensor { can_harm = true; }

/// A gateway between the buses of a vehicle, which decides what passes.
@also("central gateway")
component VehicleGateway : Process { forwards = true; does = []; }

/// The modem of a vehicle, with a program: emergency calls, remote orders, updates.
@also("TCU", "telematics control unit")
component TelematicsUnit : iot.SmartDevice { can_harm = true; }

/// The screen: music, maps, telephone. Strangers' media and phones are plugged into it.
@also("IVI", "head unit")
component Infotainment : iot.SmartDevice { can_harm = false; }

/// A key that opens by radio.
@also("remote key")
component KeyFob : iot.SmartDevice { can_harm = false; }

/// The tool of a workshop, plugged into the diagnostics port.
component DiagnosticTester : Process { serving = false; }

/// A station that charges vehicles.
@also("EVSE", "charge point")
component ChargingStation : iot.Actuator { can_harm = true; }

/// A system that controls many charging stations, and settles payments.
@also("CSMS")
component ChargingBackend : web.ApiService;

/// The back end of vehicles: commands of owners, data, updates.
component VehicleBackend : web.ApiService;

/// Roadside equipment that talks to vehicles.
@also("RSU")
component RoadsideUnit : iot.SmartDevice { can_harm = true; }

// --- Protocols ----------------------------------------------------------------------

/// CAN with longer and faster frames.
@label("CAN FD") @also("CAN FD")
channel CanFd : iot.CanBus;

/// CAN of trucks and machines.
@label("J1939")
channel J1939 : iot.CanBus;

/// CAN in machines and devices.
@label("CANopen")
channel CanOpen : iot.CanBus;

/// Frames of a bus with an authentication code and a counter (AUTOSAR SecOC). They are not encrypted.
@label("SecOC") @also("AUTOSAR SecOC")
channel SecOc : iot.CanBus {
  integrity = true;
  server_authenticated = true;
  client_authenticated = true;
  replay_protected = true;
}

/// Ethernet inside a vehicle.
@label("automotive Ethernet")
channel AutomotiveEthernet : iot.Fieldbus;

/// Sound and pictures inside a vehicle (MOST).
@label("MOST")
channel Most : iot.Fieldbus;

/// Diagnostics (ISO 14229): reads, writes and replaces programs, behind a challenge if one is set up.
@label("UDS") @also("Unified Diagnostic Services")
channel Uds : iot.Fieldbus { administrative = true; }

/// The connector of workshops and authorities.
@label("OBD") @also("OBD-II", "OBD2")
channel Obd : iot.Fieldbus { medium = Wire; }

/// Vehicle and charging station (ISO 15118-2). TLS is only demanded for contracts.
@label("ISO 15118")
channel Iso15118 : Flow { networked = true; medium = Wire; }

/// Vehicle and charging station (ISO 15118-20): TLS 1.3, both sides with certificates.
@label("ISO 15118-20")
channel Iso15118Secure : Iso15118 {
  encrypted = true;
  server_authenticated = true;
  min_tls = Tls13;
  authn = ClientCertificate;
}

/// Charging stations and their back end. Whether over TLS is its security profile.
@label("OCPP")
channel Ocpp : Flow { networked = true; }

/// Vehicles and roads, by radio. Messages are signed with pseudonyms (IEEE 1609.2, ETSI TS 103 097), not encrypted.
@label("V2X") @also("C-V2X", "DSRC")
channel V2x : iot.Radio { encrypted = false; signed = true; integrity = true; }

/// A tyre or other sensor, by radio, in cleartext and without authentication.
@label("sensor radio") @also("TPMS")
channel SensorRadio : iot.Radio { encrypted = false; server_authenticated = false; authn = Anonymous; }
