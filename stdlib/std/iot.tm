/// Devices that anyone can touch, and plants that they control: kinds, protocols, zones, controls and
/// threats.
package std.iot;

import std.core.*;
import std.refs.{cwe, capec, attack, attack_sub, asvs, nist, linddun};
import std.controls.{Vpn, Bastion, MutualTls, WorkloadIdentityAuthentication, MessageSigning};
import std.data as data;
import std.db as db;
import std.net as net;
import std.people as people;
import std.messaging as messaging;
import std.checks.network as network;
import std.checks.identity as logins;
import std.checks.http as http;

// --- Zones ----------------------------------------------------------------------

/// An unguarded place with devices: a street, a field, a customer's cellar.
@also("plant")
zone FieldSite : Boundary { trust = 10; population = [Neighbour, Thief]; held_by = []; }

/// The network of machines that control a plant.
@also("OT network", "ICS network", "industrial network")
zone ControlNetwork : Boundary { trust = 80; population = [Neighbour]; held_by = []; }

/// The network of safety systems, which stop a plant before it hurts someone.
@also("SIS network")
zone SafetyNetwork : ControlNetwork { trust = 90; }

// --- Protocols ------------------------------------------------------------------

/// A protocol of industrial controllers. It does not identify callers.
@also("field bus")
abstract channel Fieldbus : Flow {
  networked = true;
  medium = SharedWire;
  encrypted = false;
  server_authenticated = false;
  authn = Anonymous;
  // A controller obeys whoever sends; UnauthorizedCommandMessage says so.
  caller_judged = target is Plc;
}

/// Modbus over TCP.
@label("Modbus") @also("Modbus TCP")
channel Modbus : Fieldbus;

/// DNP3, as used for power and water.
@label("DNP3")
channel Dnp3 : Fieldbus;

/// PROFINET.
@label("PROFINET")
channel Profinet : Fieldbus;

/// The bus of a vehicle or a machine. Every member receives everything and may send anything.
@label("CAN") @also("CAN", "Controller Area Network")
channel CanBus : Fieldbus;

/// A slow, cheap bus used next to CAN.
@label("LIN") @also("LIN")
channel LinBus : Fieldbus;

/// A bus of a vehicle with fixed times for each sender.
@label("FlexRay")
channel FlexRay : Fieldbus;

/// Services between the computers of a vehicle, over its Ethernet.
@label("SOME/IP") @also("SOME/IP")
channel SomeIp : Fieldbus;

/// Diagnostics of a vehicle over IP.
@label("DoIP") @also("Diagnostics over IP")
channel DoIp : Fieldbus { administrative = true; }

/// OPC UA. Signing and encryption are settings of the endpoint.
@label("OPC UA") @also("OPC UA")
channel OpcUa : Flow { over_tls = false; networked = true; }

/// Short-range radio: anyone nearby can listen and send.
abstract channel Radio : Flow {
  over_tls = false;
  networked = true;
  medium = Medium.Radio;
  @formerly("pairing_guarded") attr pairing_secured : bool?
      "Does pairing over it need something that a neighbour does not have?";
  attr distance_bounded : bool? "Does it measure, by time of flight, how far away the key is?";
  /// Whether it serves as proof of proximity: its range is a few metres.
  attr short_range : bool = false;
}

/// Bluetooth Low Energy.
@label("BLE") @also("Bluetooth Low Energy", "Bluetooth LE")
channel Ble : Radio { short_range = true; }

/// Zigbee or Thread.
@label("Zigbee")
channel Zigbee : Radio;

/// Ultra-wideband: it measures the distance to a key.
@label("UWB") @also("ultra-wideband")
channel Uwb : Radio { short_range = true; distance_bounded = true; }

/// NFC and RFID: a few centimetres, or more with a good antenna.
@label("NFC") @also("near-field communication")
channel Nfc : Radio { short_range = true; }

/// A mobile network. Encrypted as far as the operator's mast.
@label("cellular") @also("LTE", "4G", "5G", "mobile network")
channel Cellular : Flow { networked = true; medium = PublicNetwork; }

/// LoRaWAN: long range, slow, through gateways that others run.
@label("LoRaWAN") @also("LoRaWAN")
channel Lora : Radio { encrypted = true; }

/// A key that opens because it is near.
@label("keyless entry") @also("PKES", "passive keyless entry")
channel KeylessEntry : Radio { short_range = true; }

// --- Devices --------------------------------------------------------------------

/// A device with its own program, sold or deployed in large numbers.
@also("IoT device", "connected device")
component SmartDevice : people.Device {
  serving = true;
  /// Whether someone's body or a building can be harmed by what it does.
  attr can_harm : bool? "Can it hurt someone or break something if it does the wrong thing?";
  @formerly("own_password") attr unique_password : bool?
      "Does each of it have a password of its own, or none before its owner sets one?";
  attr secure_boot : bool? "Does it start only firmware that its maker has signed?";
  attr updatable : bool? "Can its programs be updated remotely?";
  @formerly("own_identity") attr device_identity : bool?
      "Does each of it prove itself with a key that no other device has?";
  attr keys_in_hardware : bool? "Are its keys kept in a chip that never exports them?";
  @formerly("plausible") attr plausibility_checked : bool?
      "Is what it says compared with limits and other sensors before anything acts on it?";
  @formerly("works_offline") attr offline_mode : bool?
      "Does it keep doing its work safely when nothing answers?";
  @formerly("resets_fully") attr factory_reset : bool?
      "Is there one step that wipes everything that it keeps of its owner?";
  @formerly("tamper_noticed") attr tamper_detection : bool?
      "Does it raise an alarm when it is opened, moved or replaced?";
  @formerly("services_minimal") attr services_minimized : bool? "Does it listen only on what it needs?";
  attr rollback_refused : bool? "Does it refuse firmware that is older than what it runs?";
  /// Whether it has a port for diagnostics or service. A device that cannot harm anyone has at most test
  /// connectors, and another question is about those.
  attr has_diagnostics : bool? =
      if known(ports) then Diagnostics in ports else if can_harm then unknown else false
      "Does it have a port for diagnostics or service?";
}

/// A device that measures.
@also("transducer")
component Sensor : SmartDevice;

/// A device that moves, heats, opens or switches something.
@also("valve", "relay")
component Actuator : SmartDevice {
  @formerly("limits_in_hardware") attr hardware_interlock : bool?
      "Does something that no program can change keep it within safe limits?";
}

/// A program near the devices that collects their data and passes it on.
@also("IoT gateway", "edge device")
component EdgeGateway : Process {
  fetches_urls = false;
  attr messages_checked : bool? "Does it pass on only messages whose form, size and sender are as expected?";
}

/// The back end that all devices of a fleet report to and take commands from.
@also("IoT platform", "device cloud")
component DeviceHub : Process {
  fetches_urls = false;
  @formerly("commands_limited") attr commands_staged : bool? "Are its commands rolled out in stages?";
}

/// A programmable controller of a machine.
@also("programmable logic controller", "RTU")
component Plc : Process {
  does = [];
  @formerly("callers_fixed") attr commands_restricted : bool?
      "Is there a filter that lets only named stations send commands to it?";
  @formerly("program_locked") attr program_protected : bool?
      "Does it need a key switch or a signature to change the program in it?";
  attr isolated : bool? "Does it have a network of its own into which nothing is sent?";
}

/// A controller that does nothing but stop the plant before it hurts someone.
@also("SIS", "safety PLC", "safety instrumented system")
component SafetyController : Plc;

/// A screen on which operators monitor and control a plant.
@also("human-machine interface", "operator panel")
component Hmi : Process {
  fetches_urls = false;
  attr manual_fallback : bool? "Can the plant be run or stopped by hand when it does not work?";
}

/// A computer from which controllers are programmed.
@also("engineering workstation")
component EngineeringStation : Process {
  fetches_urls = false;
  @formerly("media_checked") attr media_scanned : bool? "Does it take only media that were checked?";
}

/// A database of a plant's measurements.
@also("process historian")
component Historian : db.TimeSeries;

// --- What helps -----------------------------------------------------------------

/// Each device has a password of its own, or none that works before the owner
/// has set one.
@also("ETSI EN 303 645", "no default password", "per-device password") @formerly("OwnPassword")
control UniqueDevicePassword for SmartDevice "unique device password" {
  provides unique_password;
  effort = Small;
  fix = "Give each device a password of its own, or let it do nothing until its owner has set one.";
  refs = [nist("IA-5")];
}

/// The device starts only programs that its maker has signed, from the first
/// instruction on.
@also("verified boot", "trusted boot", "measured boot", "UEFI Secure Boot")
control SecureBoot for SmartDevice "secure boot" {
  provides secure_boot;
  effort = Large;
  fix = "Check each stage's signature from the first instruction on, with a key that cannot be changed.";
  refs = [nist("SI-7")];
}

/// The device automatically fetches signed updates,
/// and its maker has promised them for its lifetime.
@also("OTA", "firmware update", "patching", "FOTA") @formerly("RemoteUpdates")
control OverTheAirUpdates for SmartDevice "over-the-air updates" {
  provides updatable;
  effort = Large;
  fix = "Let it fetch signed updates by itself, survive a failed one, and promise them for its whole life.";
  refs = [nist("SI-2")];
}

/// Test connectors and consoles are switched off for good before the device is
/// shipped.
@also("JTAG fuse", "JTAG lock", "debug disabled") @formerly("ClosedDebugPorts")
control DebugPortsDisabled for Process "debug ports disabled" {
  provides debug_disabled;
  effort = Small;
  fix = "Disable test connectors and serial consoles permanently before shipping.";
  refs = [nist("SC-41")];
}

/// The machine takes only devices and media on a list, and starts from none of them.
@also("USB control", "device control", "USBGuard", "port blocker") @formerly("GuardedPorts")
control PortControl for Process "port control" {
  provides ports_controlled;
  effort = Small;
  fix = "Accept only known devices, boot from none of them, and cover or disable what is not needed.";
  refs = [nist("SC-41"), nist("MP-7")];
}

/// The bootloader accepts no commands, and only images that its maker signed.
@also("locked bootloader", "BIOS password") @formerly("LockedBootloader")
control BootloaderLock for Process "bootloader lock" {
  provides bootloader_locked;
  effort = Moderate;
  fix = "Lock the bootloader before shipping: no commands over a cable, and no image that its maker did not sign.";
  refs = [nist("SI-7")];
}

/// Each device has its own key from its first
/// day, which can be revoked individually.
@also("device certificate", "DICE", "X.509 device identity", "attestation") @formerly("OwnDeviceIdentity")
control DeviceIdentity for SmartDevice "device identity" {
  provides device_identity;
  effort = Moderate;
  fix = "Give each device its own key when it is made, and be able to revoke each one separately.";
  refs = [nist("IA-3")];
}

/// Keys are in a chip that uses them and never gives them out.
@also("secure element", "TPM", "HSM", "TrustZone", "Secure Enclave") @formerly("HardwareKeys")
control HardwareKeyStorage for SmartDevice "hardware key storage" {
  provides keys_in_hardware;
  effort = Moderate;
  fix = "Keep keys in a secure element or trusted zone that uses them and never gives them out.";
  refs = [nist("SC-12")];
}

/// Values are compared with neighbours, limits and the past before anything is
/// done with them.
@also("sanity checks", "anomaly detection", "sensor fusion", "range check")
control PlausibilityChecks for SmartDevice "plausibility checks" {
  provides plausibility_checked;
  effort = Small;
  fix = "Compare each value with limits, with its past and with other sensors before acting on it.";
  refs = [nist("SI-10")];
}

/// A stop, fuse or valve that no program can change keeps the worst from
/// happening.
@also("safety interlock", "emergency stop", "safety limit") @formerly("HardLimits")
control HardwareInterlock for Actuator "hardware interlock" {
  provides hardware_interlock;
  effort = Moderate;
  fix = "Put a limit below the program: a stop, a fuse, a valve, a watchdog.";
  refs = [nist("CP-12")];
}

/// Pairing needs a button, a number shown on both sides, or a code of the
/// device, and ends after a minute.
@also("numeric comparison", "passkey entry", "out-of-band pairing", "LE Secure Connections")
@formerly("GuardedPairing")
control SecurePairing for Radio "secure pairing" {
  provides pairing_secured;
  effort = Small;
  fix = "Require a touch and a comparison of numbers to pair, with keys agreed afresh, and only for a minute.";
  refs = [nist("AC-18")];
}

/// The device keeps doing its work, safely, when nothing answers.
@also("local operation", "fail-safe", "graceful degradation") @formerly("OfflineOperation")
control OfflineMode for SmartDevice "offline mode" {
  provides offline_mode;
  effort = Moderate;
  fix = "Let it decide what matters by itself, keep what it measured, and report a lost connection.";
  refs = [nist("CP-12")];
}

/// One step that owners find wipes everything and cuts the tie to their
/// account.
@also("secure wipe", "deprovisioning", "remote wipe") @formerly("FullReset")
control FactoryReset for SmartDevice "factory reset" {
  provides factory_reset;
  effort = Small;
  fix = "Give owners one step that wipes everything and unlinks their account.";
  refs = [nist("MP-6")];
}

/// Opening or moving the device wipes its keys and raises an alarm.
@also("tamper evidence", "tamper switch", "zeroization")
control TamperDetection for SmartDevice "tamper detection" {
  provides tamper_detection;
  effort = Moderate;
  fix = "Make opening it wipe its keys and raise an alarm, and compare where it is with where it should be.";
  refs = [nist("PE-3(5)")];
}

/// The device listens only on ports that it needs.
@also("attack surface reduction", "hardening", "closed ports", "unnecessary services disabled")
@formerly("MinimalServices")
control ServiceMinimization for SmartDevice "service minimization" {
  provides services_minimized;
  effort = Small;
  fix = "Switch off every service that the device does not need, and scan it before each release.";
  refs = [nist("CM-7")];
}

/// The device counts versions in hardware and refuses an older one.
@also("anti-rollback", "downgrade protection", "monotonic counter") @formerly("NoRollback")
control RollbackProtection for SmartDevice "rollback protection" {
  provides rollback_refused;
  effort = Small;
  fix = "Count versions in hardware, and refuse what is older than the last one with a security fix.";
  refs = [nist("SI-7")];
}

/// A filter in front of the controller lets
/// only listed stations and commands through.
@also("industrial firewall", "OT firewall", "deep packet inspection", "DPI") @formerly("FixedCallers")
control CommandAllowList for Plc "command allow list" {
  provides commands_restricted;
  effort = Moderate;
  fix = "Put a filter in front that lets named stations write, and others only read, or change to a protocol that signs.";
  refs = [nist("AC-3")];
}

/// A key switch or a signature is needed to change the program, and a change is
/// noticed.
@also("key switch", "logic lock", "RUN mode") @formerly("ProgramLock")
control ProgramProtection for Plc "program protection" {
  provides program_protected;
  effort = Small;
  fix = "Turn the key switch to run, ask for a password or signature for programs, and compare them daily with a kept copy.";
  refs = [nist("CM-5")];
}

/// Sticks and laptops pass a checking station first; the machine itself takes
/// nothing else and runs only listed programs.
@also("USB kiosk", "sheep dip", "malware scanning", "application allow listing") @formerly("MediaStation")
control MediaScanningStation for EngineeringStation "media scanning station" {
  provides media_scanned;
  effort = Small;
  fix = "Check media at a dedicated station, block others, and run only programs on an allow list.";
  refs = [nist("MP-7")];
}

/// The safety controller has its own wires, or
/// a device that lets data out and nothing in.
@also("SIS isolation", "IEC 61511") @formerly("SafetyIsolation")
control SafetySystemIsolation for Plc "isolation of the safety system" {
  provides isolated;
  effort = Large;
  fix = "Give the safety system a network of its own, and let data out of it only.";
  refs = [nist("SC-3")];
}

/// Someone on site opens and watches each session,
/// which is recorded and ends automatically.
@also("vendor access management", "session approval", "just-in-time access", "JIT")
@formerly("ApprovedSessions")
control RemoteSessionApproval for Flow "approval of remote sessions" {
  provides session_approved;
  effort = Small;
  fix = "Let someone on site open each session, watch it, record it, and make it end automatically.";
  refs = [nist("MA-4")];
}

/// Data can physically go in one direction only.
@also("data diode", "one-way gateway") @formerly("DataDiode")
control UnidirectionalGateway for Flow "unidirectional gateway" {
  provides unidirectional;
  effort = Large;
  fix = "Copy measurements to a second historian outside, through a diode or a connection opened from inside.";
  refs = [nist("AC-4(7)")];
}

/// Orders and updates go out in stages, stop by themselves on errors, and for
/// all devices need a second person.
@also("phased commands", "two-person rule") @formerly("StagedCommands")
control StagedCommandRollout for DeviceHub "staged rollout of commands" {
  provides commands_staged;
  effort = Moderate;
  fix = "Send commands and updates in stages, stop on errors, and ask a second person before all devices.";
  refs = [nist("CM-3")];
}

/// Gauges, switches and trained people allow the plant to be run or stopped
/// without it.
@also("manual override", "local control") @formerly("ManualFallback")
control ManualOperation for Hmi "manual operation" {
  provides manual_fallback;
  effort = Moderate;
  fix = "Keep gauges and switches that work without programs, and practise with them.";
  refs = [nist("CP-2")];
}

/// The gateway passes on only messages whose form, size and sender are as
/// expected.
@also("protocol validation", "protocol break") @formerly("CheckedMessages")
control GatewayMessageValidation for EdgeGateway "message validation at the gateway" {
  provides messages_checked;
  effort = Moderate;
  fix = "Let the gateway check form, size and sender of each message, and run each protocol's parser with few rights.";
  refs = [nist("SI-10")];
}

/// The port does nothing of importance before a challenge is answered with a
/// key of the workshop, bound to the device and the day, and never while the
/// device is in use.
@also("UDS security access", "UDS 0x29", "secure diagnostics", "seed and key") @formerly("GuardedDiagnostics")
control DiagnosticsAuthentication for Process "diagnostics authentication" {
  provides diagnostics_authenticated;
  effort = Moderate;
  fix = "Demand a challenge with keys for each device and workshop, allow little while it is in use, and filter towards the buses behind.";
  refs = [nist("SC-41")];
}

/// The time that the answer takes shows how far away the key is (ultra-
/// wideband); a key at rest does not answer.
@also("UWB ranging", "time of flight", "relay attack protection")
control DistanceBounding for Radio "distance bounding" {
  provides distance_bounded;
  effort = Large;
  fix = "Measure the distance by time of flight (ultra-wideband), let keys at rest not answer, or ask for a touch.";
  refs = [nist("IA-3")];
}

/// Devices leave the factory with the same password. Attackers have lists of such passwords and try
/// them on every address. The device joins their botnet.
@also("default credentials", "Mirai", "factory default password") @id("TM-IOT-001")
@formerly("FactoryPassword") @stride(Spoofing)
rule DeviceDefaultPassword
    "Default password: ${d} can be taken over with the password that it was shipped with" {
  match d : SmartDevice;
  unless d.unique_password by UniqueDevicePassword;
  severity = if d.can_harm then Critical else High;
  gain = [TakesOver];
  vantage = Anywhere;
  work = 4;
  fix = "Give each device a password of its own, or let it do nothing until its owner has set one.";
  refs = [cwe(798), cwe(521), capec(70), attack("T0812"), nist("IA-5")];
  question d.unique_password "Does each ${d} have a password of its own, or none before its owner sets one?";
  verify logins.factory_logins_refused(http.over_http(d));
}

/// A device starts whatever program lies in its memory. Attackers who hold it for a minute, or get
/// in once over the network, replace its firmware. They stay below everything that could notice.
@also("verified boot", "unsigned firmware", "firmware tampering") @id("TM-IOT-002")
@formerly("ForeignFirmware") @stride(Tampering)
rule MissingSecureBoot "Missing secure boot: ${d} runs any firmware that is put on it" {
  match d : SmartDevice;
  unless d.secure_boot by SecureBoot;
  severity = if d.can_harm then High else Medium;
  gain = [TakesOver];
  vantage = Anywhere;
  work = 8;
  fix = "Check each stage's signature from the first instruction on, with a key that cannot be changed.";
  refs = [cwe(1326), cwe(347), capec(552), attack("T0857"), nist("SI-7")];
  question d.secure_boot "Does ${d} start only firmware that its maker has signed?";
}

/// A device's programs cannot be replaced after it was shipped. Flaws in them become public while
/// it is in use. Attackers use them until it is thrown away.
@also("OTA", "no over-the-air update", "unpatchable device", "firmware not updateable") @id("TM-IOT-003")
@formerly("NeverUpdated") @stride(ElevationOfPrivilege)
rule MissingFirmwareUpdate "Missing firmware update: a flaw found in ${d} stays there for ever" {
  match d : SmartDevice;
  unless d.updatable by OverTheAirUpdates;
  severity = if d.can_harm then High else Medium;
  vantage = Anywhere;
  work = 9;
  fix = "Let it fetch signed updates by itself, survive a failed one, and promise them for its whole life.";
  refs = [cwe(1277), nist("SI-2")];
  question d.updatable "Can programs of ${d} be updated remotely?";
}

/// Test connectors stay active on the board. Attackers connect a cheap cable, read the memory, copy
/// keys and open a shell. What they learn from one device opens all of them.
@also("JTAG", "UART", "SWD", "debug port") @id("TM-IOT-004") @formerly("OpenDebugPort")
@stride(ElevationOfPrivilege)
rule ExposedDebugInterface
    "Exposed debug interface: anyone who opens ${d} reads its memory through a test connector" {
  match d : Process;
  where if known(d.ports) then not (d.ports & [Debug, Serial]).empty
      else d is SmartDevice and within_reach(d);
  unless d.debug_disabled by DebugPortsDisabled;
  severity = Medium;
  vantage = Anywhere;
  work = 6;
  fix = "Disable test connectors and serial consoles permanently before shipping.";
  refs = [cwe(1191), cwe(1299), capec(121), nist("SC-41")];
  question d.debug_disabled "Are debug ports and consoles of ${d} permanently disabled?";
}

/// A machine accepts whatever is plugged into its connectors. Attackers who are next to it for a
/// minute plug in a stick that types, a card with another system, or a cable that talks to a
/// driver. They take it over.
@also("BadUSB", "Rubber Ducky", "rogue USB device", "evil maid") @id("TM-IOT-030") @formerly("PluggedIn")
@stride(ElevationOfPrivilege) @stride(Tampering)
rule HardwareAddition "Hardware addition: anyone who can touch ${p} takes it over by what they plug in" {
  match p : Process;
  where known(p.ports) and not (p.ports & [Usb, MemoryCard]).empty;
  unless p.ports_controlled by PortControl;
  by [Thief] | p.neighbours;
  severity = if within_reach(p) then High else Medium;
  gain = [TakesOver];
  vantage = Anywhere;
  work = 5;
  fix = "Accept only known devices, boot from none of them, and cover or disable what is not needed.";
  refs = [cwe(1299), attack("T1200"), attack("T1091"), nist("SC-41")];
  question p.ports_controlled "Does ${p} accept only known devices at its ports, and boot from none of them?";
}

/// A bootloader takes commands and images from anyone who connects a cable. Attackers read the memory
/// and load a program that survives each update. They learn what opens all other devices.
@also("bootloader", "U-Boot console", "fastboot") @id("TM-IOT-031") @formerly("OpenBootloader")
@stride(ElevationOfPrivilege) @stride(Tampering)
rule UnlockedBootloader "Unlocked bootloader: anyone who holds ${p} can load another program into it" {
  match p : Process;
  where known(p.ports) and not (p.ports & [Usb, MemoryCard, Debug, Serial]).empty;
  where p is not SmartDevice or not p.secure_boot.or_else(false);
  unless p.bootloader_locked by BootloaderLock;
  by [Thief] | p.neighbours;
  severity = if within_reach(p) then High else Medium;
  gain = [TakesOver];
  vantage = Anywhere;
  work = 7;
  fix = "Lock the bootloader before shipping: no commands over a cable, and no image that its maker did not sign.";
  refs = [cwe(1326), attack("T1542"), nist("SI-7")];
  question p.bootloader_locked "Does the bootloader of ${p} refuse commands and unsigned images?";
}

/// All devices of a kind authenticate with the same key. Attackers copy it out of one that they
/// bought. The receiver can no longer tell any device from an invented one.
@also("fleet-wide key", "shared device identity", "hard-coded cryptographic key") @id("TM-IOT-005")
@stride(Spoofing)
rule SharedDeviceKey "Shared device key: anyone who opens one ${d} can speak for all of them over ${f}" {
  match d : SmartDevice, f : Flow;
  where f in d.calls and f.networked;
  where f.authn.or_else(ApiKey) in [ApiKey, Password, SharedAccount, Token, SignedRequest];
  unless d.device_identity by DeviceIdentity;
  severity = High;
  vantage = Anywhere;
  work = 8;
  fix = "Give each device its own key when it is made, and be able to revoke each one separately.";
  refs = [cwe(321), cwe(798), capec(195), nist("IA-3")];
  question d.device_identity "Does each ${d} authenticate with a key that no other device has?";
}

/// A device keeps its keys in ordinary memory. Attackers read them with a clip on the chip. They
/// use them from anywhere, in the device's name.
@also("flash dump", "missing secure element", "insecure key storage", "side channel") @id("TM-IOT-006")
@formerly("KeyInFlash") @stride(InformationDisclosure)
rule KeyExtraction "Key extraction: the keys of ${d} can be copied from its memory" {
  match d : SmartDevice;
  where within_reach(d);
  where any f in d.calls : f.authn.or_else(Anonymous) != Anonymous and f.networked;
  unless d.keys_in_hardware by HardwareKeyStorage;
  severity = Medium;
  vantage = Anywhere;
  work = 8;
  fix = "Keep keys in a secure element or trusted zone that uses them and never gives them out.";
  refs = [cwe(922), cwe(1300), capec(37), attack_sub("T1552", "004"), nist("SC-12")];
  question d.keys_in_hardware "Are the keys of ${d} kept in a chip that never exports them?";
}

/// A program acts on measurements without checking whether they are plausible. Attackers warm,
/// cover, move or replace the sensor. Whatever it steers does the wrong thing, without any attack
/// on a program.
@also("spoofed reporting message", "false data injection", "implausible measurement") @id("TM-IOT-007")
@formerly("BelievedSensor") @stride(Spoofing)
rule SensorSpoofing "Sensor spoofing: ${p} acts on whatever ${s} says" {
  match p : Process, s : Sensor;
  where s in p.incoming.source;
  where within_reach(s);
  where any d in s.sends : d.precious;
  unless s.plausibility_checked by PlausibilityChecks;
  severity = if any d in s.sends : d.integrity >= Critical then High else Medium;
  gain = [Changes];
  gain_of = "s";
  vantage = Anywhere;
  work = 5;
  fix = "Compare each value with limits, with its past and with other sensors before acting on it.";
  refs = [cwe(1284), cwe(345), attack("T0856"), nist("SI-10")];
  question s.plausibility_checked
      "Is what ${s} says compared with limits and other sensors before anything acts on it?";
}

/// An actuator obeys every command, whatever it does. Attackers forge one, or an operator makes a
/// mistake. The machine goes beyond what it, or the people near it, can bear.
@also("unsafe actuation", "missing safety limits", "unsafe command") @id("TM-IOT-008")
@formerly("HarmfulCommand") @stride(Tampering)
rule ManipulationOfControl "Manipulation of control: a wrong command makes ${a} do harm" {
  match a : Actuator;
  where a.can_harm and not a.incoming.empty;
  unless a.hardware_interlock by HardwareInterlock;
  severity = Critical;
  gain = [];
  fix = "Put a limit below the program: a stop, a fuse, a valve, a watchdog.";
  refs = [cwe(1284), attack("T0831"), attack("T0855"), nist("CP-12")];
  question a.hardware_interlock "Does something that no program can change keep ${a} within safe limits?";
}

/// Pairing over radio needs no proof that both sides belong together. Attackers nearby pair as a
/// second owner, or record the exchange of keys. They control the device or listen to it.
@also("Just Works pairing", "Bluetooth pairing", "BlueBorne") @id("TM-IOT-009") @formerly("OpenPairing")
@stride(Spoofing)
rule InsecurePairing "Insecure pairing: anyone nearby can pair with ${f.target} over ${f}" {
  match f : Radio;
  unless f.pairing_secured by SecurePairing;
  severity = if f.sensitive.or_else(false) or f.precious.or_else(false) then High else Medium;
  vantage = Anywhere;
  work = 6;
  fix = "Require a touch and a comparison of numbers to pair, with keys agreed afresh, and only for a minute.";
  refs = [cwe(306), cwe(1390), capec(667), nist("AC-18")];
  question f.pairing_secured "Does pairing over ${f} need something that a neighbour does not have?";
}

/// A device works only while it reaches its service. Attackers jam the radio, or the service has an
/// outage. Doors stay shut, pumps stop and alarms do not ring.
@also("cloud dependence", "jamming", "fail-safe") @id("TM-IOT-010") @formerly("SilentWithoutNetwork")
@stride(DenialOfService)
rule MissingOfflineMode "Missing offline mode: ${d} does nothing useful when it cannot reach its service" {
  match d : SmartDevice;
  where d.availability >= Important or d.can_harm;
  unless d.offline_mode by OfflineMode;
  severity = if d.availability >= Critical or d.can_harm then High else Medium;
  vantage = OtherEnd;
  fix = "Let it decide what matters by itself, keep what it measured, and report a lost connection.";
  refs = [cwe(636), capec(601), attack("T0814"), nist("CP-12")];
  question d.offline_mode "Does ${d} keep doing its work safely when nothing answers?";
}

/// A device cannot be wiped before it is sold, discarded or sent in for repair. The next owner
/// reads what it kept of the last one. It is still logged in to the last owner's account.
@also("missing factory reset", "data remanence", "decommissioning") @id("TM-IOT-011")
@formerly("SoldWithData") @stride(InformationDisclosure) @linddun(DataDisclosure)
rule InsecureDisposal "Insecure disposal: anyone who gets a used ${d} gets ${kept} of its last owner" {
  match d : SmartDevice;
  let kept = d.stores.filter(x => x.about_people or x.sensitive);
  where any x in d.stores : x.about_people or x.sensitive;
  unless d.factory_reset by FactoryReset;
  severity = Medium;
  vantage = Anywhere;
  work = 8;
  fix = "Give owners one step that wipes everything and unlinks their account.";
  refs = [cwe(212), linddun("Dd.3.4"), nist("MP-6")];
  question d.factory_reset "Is there one step that wipes everything that ${d} keeps of its owner?";
}

/// A device in an unguarded place does not notice when it is opened, moved or replaced. Attackers
/// put something between it and the wall, or take it along. It goes on reporting as if nothing had
/// happened.
@also("physical tampering", "tamper-evident", "device theft") @id("TM-IOT-012")
@formerly("UnnoticedTampering") @stride(Tampering)
rule MissingTamperDetection
    "Missing tamper detection: nobody notices when ${d} is opened, moved or replaced" {
  match d : SmartDevice;
  where within_reach(d);
  where any x in d.handles : x.precious;
  unless d.tamper_detection by TamperDetection;
  severity = if d.can_harm then High else Low;
  vantage = Anywhere;
  work = 8;
  fix = "Make opening it wipe its keys and raise an alarm, and compare where it is with where it should be.";
  refs = [cwe(1263), capec(401), nist("PE-3(5)")];
  question d.tamper_detection "Is there an alarm when ${d} is opened, moved or replaced?";
}

/// A device runs network services that it does not need: a shell, a file server, a web page. The
/// maker never looked at them. Attackers do, and get in.
@also("open ports", "insecure network services", "attack surface") @id("TM-IOT-013")
@formerly("ForgottenServices") @stride(ElevationOfPrivilege)
rule UnnecessaryServices "Unnecessary services: ${d} answers on ports that nobody needs" {
  match d : SmartDevice;
  where within_reach(d);
  unless d.services_minimized by ServiceMinimization;
  severity = Medium;
  vantage = Inside;
  work = 4;
  fix = "Switch off every service that the device does not need, and scan it before each release.";
  refs = [cwe(1125), capec(300), attack("T1133"), nist("CM-7")];
  question d.services_minimized "Does ${d} listen only on what it needs?";
  verify network.ports_minimal(d);
}

/// A device accepts older firmware than it runs, because that is signed too. Attackers install a
/// version whose flaws are public. They use those.
@also("downgrade attack", "anti-rollback", "firmware downgrade") @id("TM-IOT-014")
@formerly("OldFirmwareReturns") @stride(Tampering)
rule FirmwareRollback "Firmware rollback: ${d} can be rolled back to an old firmware with known flaws" {
  match d : SmartDevice;
  where d.secure_boot;
  unless d.rollback_refused by RollbackProtection;
  severity = Low;
  gain = [TakesOver];
  vantage = Anywhere;
  work = 9;
  fix = "Count versions in hardware, and refuse what is older than the last one with a security fix.";
  refs = [cwe(1328), attack("T0857"), nist("SI-7")];
  question d.rollback_refused "Does ${d} refuse firmware that is older than what it runs?";
}

/// The office network reaches the plant without anything that limits what may pass. Attackers get
/// in through a mail opened in the office. The plant stops.
@also("Purdue model", "IT/OT convergence", "missing separation of IT and OT", "industrial DMZ")
@id("TM-IOT-015") @formerly("OfficeReachesPlant") @stride(ElevationOfPrivilege)
rule MissingItOtSegmentation
    "Missing IT/OT segmentation: the office's ${f.source} reaches ${f.target} in the plant directly" {
  match f : Flow;
  where f.networked and f.target.zone is ControlNetwork;
  where f.source.zone is not ControlNetwork;
  where not (f.source is EdgeGateway or f.target is EdgeGateway);
  unless f.tunnelled by Vpn, Bastion;
  severity = if outsider(f.source) then Critical else High;
  gain = [Uses];
  work = 4;
  fix = "Put a gateway in a zone of its own between both, and let only it talk to either side.";
  refs = [cwe(653), cwe(923), attack("T0886"), nist("SC-7")];
  question f.tunnelled "Can ${f.target} be reached from outside the plant only through a bastion host?";
  verify network.unreachable(f.target);
}

/// A controller obeys commands without checking who sends them, because its protocol knows no
/// callers. Attackers with one machine or laptop in the same network write to it like the operator
/// does. They run the process.
@also("unauthenticated PLC", "unauthorized command", "Modbus write") @id("TM-IOT-016")
@formerly("ObedientController") @stride(Spoofing)
rule UnauthorizedCommandMessage
    "Unauthorized command message: anyone who can send to ${p} over ${f} controls it" {
  match p : Plc, f : Fieldbus;
  where f in p.serves;
  unless p.commands_restricted by CommandAllowList;
  severity = if p is SafetyController then Critical else High;
  gain = [TakesOver];
  work = 2;
  fix = "Put a filter in front that lets named stations write, and others only read, or change to a protocol that signs.";
  refs = [cwe(306), cwe(940), attack("T0855"), nist("AC-3")];
  question p.commands_restricted "Is there a filter that lets only named stations send commands to ${p}?";
  verify network.unreachable(p);
}

/// A controller takes a new program over its network at any time. Attackers change how the machine
/// behaves. Operators still see the old values.
@also("program download", "Stuxnet", "ladder logic", "modify program") @id("TM-IOT-017")
@formerly("ChangedLogic") @stride(Tampering)
rule ControllerLogicModification
    "Controller logic modification: the program in ${p} can be changed while it runs" {
  match p : Plc;
  unless p.program_protected by ProgramProtection;
  severity = if p is SafetyController then Critical else High;
  gain = [TakesOver];
  vantage = Inside;
  work = 4;
  fix = "Turn the key switch to run, ask for a password or signature for programs, and compare them daily with a kept copy.";
  refs = [cwe(494), cwe(345), attack("T0843"), attack("T0889"), nist("CM-5")];
  question p.program_protected "Does it need a key switch or a signature to change the program in ${p}?";
}

/// Sticks and laptops are connected to plant equipment without being checked. Attackers cross the
/// air gap with them. What programs the controllers is then in their hands.
@also("removable media", "replication through removable media", "visitor laptop", "air gap") @id("TM-IOT-018")
@formerly("CarriedIn") @stride(Tampering)
rule TransientCyberAsset "Transient cyber asset: malware comes to ${s} on a stick or a visitor's laptop" {
  match s : EngineeringStation;
  unless s.media_scanned by MediaScanningStation;
  severity = High;
  gain = [TakesOver];
  vantage = Anywhere;
  work = 8;
  fix = "Check media at a dedicated station, block others, and run only programs on an allow list.";
  refs = [cwe(829), attack("T0847"), attack("T1091"), nist("MP-7")];
  question s.media_scanned "Does ${s} accept only media that were checked?";
}

/// The safety system shares its network with the control system that it must be able to stop.
/// Attackers switch it off before they misuse the other. Nothing is left that prevents harm.
@also("SIS", "safety instrumented system", "TRITON", "loss of safety") @id("TM-IOT-019")
@formerly("SafetyBesideControl") @stride(ElevationOfPrivilege)
rule MissingSafetySystemIsolation
    "Missing safety system isolation: anyone who takes over ${others} can also reach ${s}" {
  match s : SafetyController;
  let others = s.zone.members.filter(e => e is not SafetyController);
  where not s.zone.members.filter(e => e is not SafetyController).empty;
  unless s.isolated by SafetySystemIsolation;
  severity = Critical;
  vantage = Inside;
  fix = "Give the safety system a network of its own, and let data out of it only.";
  refs = [cwe(653), attack("T0880"), nist("SC-3")];
  question s.isolated "Does ${s} have a network of its own into which nothing is sent?";
  verify network.unreachable(s);
}

/// A vendor can connect for maintenance at any time, without approval or record. Attackers who have
/// the vendor's account have this access too. Nobody at the plant knows.
@also("vendor remote access", "third-party access", "remote maintenance") @id("TM-IOT-020")
@formerly("UnwatchedVendor") @stride(Spoofing) @stride(Repudiation)
rule UncontrolledVendorAccess
    "Uncontrolled vendor access: ${f.source} can work on ${f.target} at any time, unseen" {
  match f : Flow;
  where f.administrative and f.target.zone is ControlNetwork;
  where f.source is ExternalService or outsider(f.source);
  unless f.session_approved by RemoteSessionApproval;
  severity = High;
  gain = [Uses];
  vantage = Anywhere;
  work = 9;
  fix = "Let someone on site open each session, watch it, record it, and make it end automatically.";
  refs = [cwe(778), attack("T0822"), attack("T1199"), nist("MA-4")];
  question f.session_approved "Does someone on site approve each session over ${f}?";
}

/// A connection that only needs to report out of a plant can also carry data into it. Attackers
/// outside open it and send. It is a way in, whatever it was meant for.
@also("data diode", "one-way gateway") @id("TM-IOT-021") @formerly("WayBackIn") @stride(Tampering)
rule MissingUnidirectionalGateway
    "Missing unidirectional gateway: ${f.source} can send from outside the plant to ${f.target}, which only needs to report" {
  match f : Flow;
  where f.target is Historian and f.target.zone is ControlNetwork;
  where f.source.zone is not ControlNetwork and f.networked;
  unless f.unidirectional by UnidirectionalGateway;
  severity = Medium;
  gain = [];
  fix = "Copy measurements to a second historian outside, through a diode or a connection opened from inside.";
  refs = [cwe(653), attack("T0886"), nist("AC-4(7)")];
  question f.unidirectional "Does the hardware of ${f} let data pass in one direction only?";
  verify network.unreachable(f.target);
}

/// One command can change every device of a fleet at once. Attackers need one administrator's
/// account; a mistake does the same. The whole fleet is off, or bricked, within a minute.
@also("mass command", "device bricking", "blast radius") @id("TM-IOT-022") @formerly("FleetWideOrder")
@stride(DenialOfService)
rule FleetWideCommand "Fleet-wide command: one command from ${h} reaches every device at once" {
  match h : DeviceHub;
  where (exists path h -> SmartDevice) or (any f in h.serves : f.source is SmartDevice);
  unless h.commands_staged by StagedCommandRollout;
  severity = High;
  vantage = Holding;
  fix = "Send commands and updates in stages, stop on errors, and ask a second person before all devices.";
  refs = [cwe(799), attack("T0816"), attack_sub("T1195", "002"), nist("CM-3")];
  question h.commands_staged "Are commands of ${h} rolled out in stages?";
}

/// A plant can be run only through its operator screens. Attackers freeze them, encrypt them or
/// make them lie. Without gauges to read and wheels to turn, the plant can be neither run nor
/// stopped safely.
@also("loss of control", "denial of view", "loss of view", "manual operation") @id("TM-IOT-023")
@formerly("NoHandWheel") @stride(DenialOfService)
rule DenialOfControl "Denial of control: nobody can run the plant when ${h} does not work" {
  match h : Hmi;
  where h.availability >= Important;
  unless h.manual_fallback by ManualOperation;
  severity = if h.availability >= Critical then High else Medium;
  gain = [];
  fix = "Keep gauges and switches that work without programs, and practise with them.";
  refs = [cwe(636), attack("T0813"), attack("T0815"), nist("CP-2")];
  question h.manual_fallback "Can the plant be run or stopped by hand when ${h} does not work?";
}

/// A gateway passes messages of devices on to services without checking them. Attackers take over
/// one device. Through its messages they attack what lies behind the gateway.
@also("untrusted device", "gateway pass-through", "lateral movement") @id("TM-IOT-024")
@formerly("HubBelievesDevice") @stride(ElevationOfPrivilege)
rule DeviceMessageInjection
    "Device message injection: a compromised device reaches through ${g} into ${beyond}" {
  match g : EdgeGateway;
  let beyond = g.calls.target.filter(e => not within_reach(e));
  where any f in g.incoming : f.source is SmartDevice and within_reach(f.source);
  where not beyond.empty;
  unless g.messages_checked by GatewayMessageValidation;
  severity = Medium;
  vantage = OtherEnd;
  work = 4;
  fix = "Let the gateway check form, size and sender of each message, and run each protocol's parser with few rights.";
  refs = [cwe(20), capec(153), attack("T0866"), nist("SI-10")];
  question g.messages_checked "Does ${g} pass on only messages whose form, size and sender are as expected?";
}

/// A port for workshops (OBD, UDS, a service connector) answers anyone who plugs in. Attackers need a
/// minute with the device. They read keys, write firmware and talk to the buses behind it.
@also("OBD-II", "UDS", "service port", "CAN injection") @id("TM-IOT-025") @formerly("DiagnosticsPort")
@stride(ElevationOfPrivilege)
rule ExposedDiagnosticsPort
    "Exposed diagnostics port: anyone who plugs into the diagnostics port of ${d} controls it" {
  match d : Process;
  where if d is SmartDevice then d.has_diagnostics else known(d.ports) and Diagnostics in d.ports;
  unless d.diagnostics_authenticated by DiagnosticsAuthentication;
  severity = if d is SmartDevice and d.can_harm then High else Medium;
  gain = [TakesOver];
  vantage = Anywhere;
  work = 6;
  fix = "Demand a challenge with keys for each device and workshop, allow little while it is in use, and filter towards the buses behind.";
  refs = [cwe(1299), cwe(306), attack("T1200"), nist("MA-3"), nist("SC-41")];
  question d.diagnostics_authenticated "Does the diagnostics port of ${d} authenticate anyone who plugs in?";
}

/// A lock opens when a key answers by radio, without measuring how far away it is. Two thieves with
/// radios carry question and answer between the car and the key in the house. Everything is genuine
/// and encrypted, and the car is gone.
@also("keyless car theft", "PKES", "range extension", "missing distance bounding") @id("TM-IOT-026")
@stride(Spoofing)
rule RelayAttack "Relay attack: ${f.target} opens for ${f.source} although it is far away" {
  match f : Radio;
  // A key that opens, or orders on which much depends, to something that acts because its sender is near.
  where f is KeylessEntry
      or (f.short_range
          and (f.source is UserAgent or f.source is people.Device)
          and (f.target is Actuator or (f.target is SmartDevice and f.target.can_harm))
          and (any d in f.carries : d.integrity >= Critical));
  unless f.distance_bounded by DistanceBounding;
  severity = High;
  gain = [Uses];
  vantage = Anywhere;
  work = 4;
  fix = "Measure the distance by time of flight (ultra-wideband), let keys at rest not answer, or ask for a touch.";
  refs = [cwe(294), cwe(300), capec(94), nist("IA-3"), nist("AC-18")];
  question f.distance_bounded "Does ${f.target} measure how far away ${f.source} is, by time of flight?";
}
