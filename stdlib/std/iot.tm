/// Devices out where anyone can touch them, and plants that they steer: their
/// kinds, protocols and zones, what helps, and what can go wrong.
package std.iot;

import std.core.*;
import std.refs.{cwe, capec, attack, attack_sub, asvs, nist, linddun};
import std.controls.{Vpn, Bastion, MutualTls, PlatformIdentity, SignedMessages};
import std.data as data;
import std.db as db;
import std.net as net;
import std.people as people;
import std.messaging as messaging;
import std.checks.network as network;
import std.checks.identity as logins;
import std.checks.http as http;

// --- Zones ----------------------------------------------------------------------

/// A place without a guard where devices hang: a street, a field, a customer's cellar.
zone FieldSite : Boundary { trust = 10; population = [Neighbour, Thief]; held_by = []; }

/// The network of machines that steer a plant.
zone ControlNetwork : Boundary { trust = 80; population = [Neighbour]; held_by = []; }

/// The network of what stops a plant before it hurts someone.
zone SafetyNetwork : ControlNetwork { trust = 90; }

// --- Protocols ------------------------------------------------------------------

/// What controllers of a plant speak. None of it says who calls.
abstract channel Fieldbus : Flow {
  networked = true;
  medium = SharedWire;
  encrypted = false;
  peer_verified = false;
  authn = Anonymous;
  // A controller obeys whoever sends; ObedientController says so.
  caller_judged = target is Plc;
}

/// Modbus over TCP.
@label("Modbus")
channel Modbus : Fieldbus;

/// DNP3, as used for power and water.
@label("DNP3")
channel Dnp3 : Fieldbus;

/// PROFINET.
@label("PROFINET")
channel Profinet : Fieldbus;

/// The bus of a vehicle or a machine. Every member hears and may send everything.
@label("CAN")
channel CanBus : Fieldbus;

/// A slow, cheap bus beside CAN.
@label("LIN")
channel LinBus : Fieldbus;

/// A bus of a vehicle with fixed times for each sender.
@label("FlexRay")
channel FlexRay : Fieldbus;

/// Services between the computers of a vehicle, over its Ethernet.
@label("SOME/IP")
channel SomeIp : Fieldbus;

/// Diagnostics of a vehicle over IP.
@label("DoIP")
channel DoIp : Fieldbus { administrative = true; }

/// OPC UA. Signing and encryption are settings of the endpoint.
@label("OPC UA")
channel OpcUa : Flow { over_tls = false; networked = true; }

/// Radio over some metres: whoever is near can listen and send.
abstract channel Radio : Flow {
  over_tls = false;
  networked = true;
  medium = Medium.Radio;
  attr pairing_guarded : bool? "Does pairing over it need something that a neighbour does not have?";
  attr distance_bounded : bool? "Does it measure, by time of flight, how far away the key is?";
  /// Whether it is taken for proof of being near: its range is some metres.
  attr short_range : bool = false;
}

/// Bluetooth Low Energy.
@label("BLE")
channel Ble : Radio { short_range = true; }

/// Zigbee or Thread.
@label("Zigbee")
channel Zigbee : Radio;

/// Ultra-wideband: measures how far a key is.
@label("UWB")
channel Uwb : Radio { short_range = true; distance_bounded = true; }

/// NFC and RFID: some centimetres, or more with a good antenna.
@label("NFC")
channel Nfc : Radio { short_range = true; }

/// A mobile network. Encrypted as far as the operator's mast.
@label("cellular")
channel Cellular : Flow { networked = true; medium = PublicNetwork; }

/// LoRaWAN: far, slow, through gateways of others.
@label("LoRaWAN")
channel Lora : Radio { encrypted = true; }

/// A key that opens because it is near.
@label("keyless entry")
channel KeylessEntry : Radio { short_range = true; }

// --- Devices --------------------------------------------------------------------

/// A device with a program of its own that is sold or deployed in numbers.
component SmartDevice : people.Device {
  serving = true;
  /// Whether someone's body or a building can be harmed by what it does.
  attr can_harm : bool? "Can it hurt someone or break something if it does the wrong thing?";
  attr own_password : bool? "Does each of it have a password of its own, or none before its owner sets one?";
  attr secure_boot : bool? "Does it start only firmware that its maker has signed?";
  attr updatable : bool? "Can programs of it be replaced from afar?";
  attr own_identity : bool? "Does each of it prove itself with a key that no other device has?";
  attr keys_in_hardware : bool? "Do the keys of it lie in a chip that never gives them out?";
  attr plausible : bool? "Is what it says compared with limits and other sensors before anything acts on it?";
  attr works_offline : bool? "Does it keep doing its work safely when nothing answers?";
  attr resets_fully : bool? "Is there one step that wipes everything that it keeps of its owner?";
  attr tamper_noticed : bool? "Does it raise an alarm when it is opened, moved or replaced?";
  attr services_minimal : bool? "Does it listen only on what it needs?";
  attr rollback_refused : bool? "Does it refuse firmware that is older than what it runs?";
  /// Whether it has a port for diagnostics or service. What harms nobody has test connectors at
  /// most, of which another question asks.
  attr has_diagnostics : bool? =
      if known(ports) then Diagnostics in ports else if can_harm then unknown else false
      "Has it a port for diagnostics or service?";
}

/// A device that measures.
component Sensor : SmartDevice;

/// A device that moves, heats, opens or switches something.
component Actuator : SmartDevice {
  attr limits_in_hardware : bool? "Does something that no program can change keep it within safe limits?";
}

/// A program near the devices that collects what they say and passes it on.
component EdgeGateway : Process {
  fetches_urls = false;
  attr messages_checked : bool? "Does it pass on only messages whose form, size and sender are as expected?";
}

/// What all devices of a fleet report to, and take orders from.
component DeviceHub : Process {
  fetches_urls = false;
  attr commands_limited : bool? "Do orders of it go out in stages?";
}

/// A programmable controller of a machine.
component Plc : Process {
  does = [];
  attr callers_fixed : bool? "Is there a filter that lets only named stations send commands to it?";
  attr program_locked : bool? "Does it need a key switch or a signature to change the program in it?";
  attr isolated : bool? "Does it have a network of its own into which nothing is sent?";
}

/// A controller that does nothing but stop the plant before it hurts someone.
component SafetyController : Plc;

/// A screen on which operators see and steer a plant.
component Hmi : Process {
  fetches_urls = false;
  attr manual_fallback : bool? "Can the plant be run or stopped by hand when it does not work?";
}

/// A computer from which controllers are programmed.
component EngineeringStation : Process {
  fetches_urls = false;
  attr media_checked : bool? "Does it take only media that were checked?";
}

/// A database of what was measured in a plant.
component Historian : db.TimeSeries;

// --- What helps -----------------------------------------------------------------

/// Each device has a password of its own, or none that works before the owner
/// has set one.
control OwnPassword for SmartDevice "password of its own" {
  provides own_password;
  effort = Small;
  fix = "Give each device a password of its own, or let it do nothing until its owner has set one.";
  refs = [nist("IA-5")];
}

/// The device starts only programs that its maker has signed, from the first
/// instruction on.
control SecureBoot for SmartDevice "secure boot" {
  provides secure_boot;
  effort = Large;
  fix = "Check each stage's signature from the first instruction on, with a key that cannot be changed.";
  refs = [nist("SI-7")];
}

/// The device fetches signed updates by itself, and its maker has promised them
/// for its life.
control RemoteUpdates for SmartDevice "updates from afar" {
  provides updatable;
  effort = Large;
  fix = "Let it fetch signed updates by itself, survive a failed one, and promise them for its whole life.";
  refs = [nist("SI-2")];
}

/// Test connectors and consoles are switched off for good before the device is
/// shipped.
control ClosedDebugPorts for Process "closed test connectors" {
  provides debug_closed;
  effort = Small;
  fix = "Switch test connectors and serial consoles off for good before shipping.";
  refs = [nist("SC-41")];
}

/// The machine takes only devices and media on a list, and starts from none of them.
control GuardedPorts for Process "guarded connectors" {
  provides ports_guarded;
  effort = Small;
  fix = "Take only known devices, start from none of them, and cover or switch off what is not needed.";
  refs = [nist("SC-41"), nist("MP-7")];
}

/// The bootloader takes no orders, and no image that its maker did not sign.
control LockedBootloader for Process "locked bootloader" {
  provides bootloader_locked;
  effort = Moderate;
  fix = "Lock the bootloader before shipping: no orders over a cable, and no image that its maker did not sign.";
  refs = [nist("SI-7")];
}

/// Each device has a key of its own from its first day, which can be refused
/// alone.
control OwnDeviceIdentity for SmartDevice "identity for each device" {
  provides own_identity;
  effort = Moderate;
  fix = "Give each device a key of its own when it is made, and be able to refuse one alone.";
  refs = [nist("IA-3")];
}

/// Keys lie in a chip that uses them and never gives them out.
control HardwareKeys for SmartDevice "keys in hardware" {
  provides keys_in_hardware;
  effort = Moderate;
  fix = "Keep keys in a secure element or trusted zone that uses them and never gives them out.";
  refs = [nist("SC-12")];
}

/// Values are compared with neighbours, limits and the past before anything is
/// done with them.
control PlausibilityChecks for SmartDevice "plausibility checks" {
  provides plausible;
  effort = Small;
  fix = "Compare each value with limits, with its past and with other sensors before acting on it.";
  refs = [nist("SI-10")];
}

/// A stop, fuse or valve that no program can change keeps the worst from
/// happening.
control HardLimits for Actuator "limits in hardware" {
  provides limits_in_hardware;
  effort = Moderate;
  fix = "Put a limit below the program: a stop, a fuse, a valve, a watchdog.";
  refs = [nist("CP-12")];
}

/// Pairing needs a button, a number shown on both sides, or a code of the
/// device, and ends after a minute.
control GuardedPairing for Radio "guarded pairing" {
  provides pairing_guarded;
  effort = Small;
  fix = "Let pairing need a touch and a comparison of numbers, with keys agreed afresh, and only for a minute.";
  refs = [nist("AC-18")];
}

/// The device keeps doing its work, safely, when nothing answers.
control OfflineOperation for SmartDevice "works without a network" {
  provides works_offline;
  effort = Moderate;
  fix = "Let it decide what matters by itself, keep what it measured, and report a lost connection.";
  refs = [nist("CP-12")];
}

/// One step that owners find wipes everything and cuts the tie to their
/// account.
control FullReset for SmartDevice "full reset" {
  provides resets_fully;
  effort = Small;
  fix = "Give owners one step that wipes everything and cuts the tie to their account.";
  refs = [nist("MP-6")];
}

/// Opening or moving the device wipes its keys and raises an alarm.
control TamperDetection for SmartDevice "noticed tampering" {
  provides tamper_noticed;
  effort = Moderate;
  fix = "Let opening it wipe its keys and raise an alarm, and compare where it is with where it should be.";
  refs = [nist("PE-3(5)")];
}

/// The device listens on what it needs and on nothing else.
control MinimalServices for SmartDevice "no needless services" {
  provides services_minimal;
  effort = Small;
  fix = "Switch off every service that the device does not need, and scan it before each release.";
  refs = [nist("CM-7")];
}

/// The device counts versions in hardware and refuses an older one.
control NoRollback for SmartDevice "no way back" {
  provides rollback_refused;
  effort = Small;
  fix = "Count versions in hardware, and refuse what is older than the last one with a security fix.";
  refs = [nist("SI-7")];
}

/// A filter in front of the controller lets through named stations and named
/// commands only.
control FixedCallers for Plc "fixed callers" {
  provides callers_fixed;
  effort = Moderate;
  fix = "Put a filter in front that lets named stations write, and others only read, or change to a protocol that signs.";
  refs = [nist("AC-3")];
}

/// A key switch or a signature is needed to change the program, and a change is
/// noticed.
control ProgramLock for Plc "locked program" {
  provides program_locked;
  effort = Small;
  fix = "Turn the key switch to run, ask for a password or signature for programs, and compare them daily with a kept copy.";
  refs = [nist("CM-5")];
}

/// Sticks and laptops pass a checking station first; the machine itself takes
/// nothing else and runs only listed programs.
control MediaStation for EngineeringStation "checked media" {
  provides media_checked;
  effort = Small;
  fix = "Check media at a station of their own, block others, and run only programs on a list.";
  refs = [nist("MP-7")];
}

/// The safety controller has wires of its own, or a device that lets data out
/// and nothing in.
control SafetyIsolation for Plc "isolated safety system" {
  provides isolated;
  effort = Large;
  fix = "Give the safety system a network of its own, and let data out of it only.";
  refs = [nist("SC-3")];
}

/// Someone on site opens each session, sees it, and it is recorded and ends by
/// itself.
control ApprovedSessions for Flow "approved sessions" {
  provides approved_each_time;
  effort = Small;
  fix = "Let someone on site open each session, watch it, record it, and let it end by itself.";
  refs = [nist("MA-4")];
}

/// Data can physically go in one direction only.
control DataDiode for Flow "data diode" {
  provides one_way;
  effort = Large;
  fix = "Copy measurements to a second historian outside, through a diode or a connection opened from inside.";
  refs = [nist("AC-4(7)")];
}

/// Orders and updates go out in stages, stop by themselves on errors, and for
/// all devices need a second person.
control StagedCommands for DeviceHub "staged orders" {
  provides commands_limited;
  effort = Moderate;
  fix = "Send orders and updates in stages, stop on errors, and ask a second person before all devices.";
  refs = [nist("CM-3")];
}

/// Gauges, switches and trained people allow the plant to be run or stopped
/// without it.
control ManualFallback for Hmi "operation by hand" {
  provides manual_fallback;
  effort = Moderate;
  fix = "Keep gauges and switches that work without programs, and practise with them.";
  refs = [nist("CP-2")];
}

/// The gateway passes on only messages whose form, size and sender are as
/// expected.
control CheckedMessages for EdgeGateway "checked messages" {
  provides messages_checked;
  effort = Moderate;
  fix = "Let the gateway check form, size and sender of each message, and run each protocol's parser with few rights.";
  refs = [nist("SI-10")];
}

/// The port does nothing of importance before a challenge is answered with a
/// key of the workshop, bound to the device and the day, and never while the
/// device is in use.
control GuardedDiagnostics for Process "guarded diagnostics" {
  provides diagnostics_guarded;
  effort = Moderate;
  fix = "Demand a challenge with keys for each device and workshop, allow little while it is in use, and filter towards the buses behind.";
  refs = [nist("SC-41")];
}

/// The time that the answer takes shows how far away the key is (ultra-
/// wideband); a key at rest does not answer.
control DistanceBounding for Radio "distance bounding" {
  provides distance_bounded;
  effort = Large;
  fix = "Measure the distance by time of flight (ultra-wideband), let keys at rest not answer, or ask for a touch.";
  refs = [nist("IA-3")];
}

/// Thousands of devices leave the factory with the same password. Lists of them
/// are public, and programs try them on every address until the device belongs
/// to someone else.
/// Known as: default password.
@id("TM-IOT-001") @stride(Spoofing)
rule FactoryPassword "${d} can be taken over with the password that it was shipped with" {
  match d : SmartDevice;
  unless d.own_password by OwnPassword;
  severity = if d.can_harm then Critical else High;
  gain = [TakesOver];
  vantage = Anywhere;
  work = 4;
  fix = "Give each device a password of its own, or let it do nothing until its owner has set one.";
  refs = [cwe(798), cwe(521), capec(70), attack("T0812"), nist("IA-5")];
  question d.own_password "Does each ${d} have a password of its own, or none before its owner sets one?";
  verify logins.factory_logins_refused(http.over_http(d));
}

/// The device starts whatever lies in its memory. Who has it in their hands for
/// a minute, or gets in once over the network, stays in it for ever, below
/// everything that could notice.
/// Known as: missing secure boot.
@id("TM-IOT-002") @stride(Tampering)
rule ForeignFirmware "${d} runs any firmware that is put on it" {
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

/// The device will be in use for years, and flaws in its programs will become
/// known. Without a way to replace them from afar, everyone may use them until
/// it is thrown away.
@id("TM-IOT-003") @stride(ElevationOfPrivilege)
rule NeverUpdated "a flaw found in ${d} stays there for ever" {
  match d : SmartDevice;
  unless d.updatable by RemoteUpdates;
  severity = if d.can_harm then High else Medium;
  vantage = Anywhere;
  work = 9;
  fix = "Let it fetch signed updates by itself, survive a failed one, and promise them for its whole life.";
  refs = [cwe(1277), nist("SI-2")];
  question d.updatable "Can programs of ${d} be replaced from afar?";
}

/// Connectors for testing stay on the board. With a cable for a few coins,
/// memory is read, keys are copied and a shell is opened; what was learned from
/// one device opens all.
/// Known as: exposed debug interface (JTAG, UART).
@id("TM-IOT-004") @stride(ElevationOfPrivilege)
rule OpenDebugPort "whoever opens ${d} reads its memory through a test connector" {
  match d : Process;
  where if known(d.ports) then not (d.ports & [Debug, Serial]).empty
      else d is SmartDevice and within_reach(d);
  unless d.debug_closed by ClosedDebugPorts;
  severity = Medium;
  vantage = Anywhere;
  work = 6;
  fix = "Switch test connectors and serial consoles off for good before shipping.";
  refs = [cwe(1191), cwe(1299), capec(121), nist("SC-41")];
  question d.debug_closed "Are test connectors and consoles of ${d} switched off for good?";
}

/// A stick that types, a card with another system, a cable that talks to the driver:
/// whoever stands before the machine for a minute plugs it in, and it is taken for
/// a keyboard, a disk or a network.
@id("TM-IOT-030") @stride(ElevationOfPrivilege) @stride(Tampering)
rule PluggedIn "whoever can touch ${p} takes it over by what they plug in" {
  match p : Process;
  where known(p.ports) and not (p.ports & [Usb, MemoryCard]).empty;
  unless p.ports_guarded by GuardedPorts;
  by [Thief] | p.neighbours;
  severity = if within_reach(p) then High else Medium;
  gain = [TakesOver];
  vantage = Anywhere;
  work = 5;
  fix = "Take only known devices, start from none of them, and cover or switch off what is not needed.";
  refs = [cwe(1299), attack("T1200"), attack("T1091"), nist("SC-41")];
  question p.ports_guarded
      "Does ${p} take only known devices at its connectors, and start from none of them?";
}

/// A bootloader that takes orders over a cable loads whatever it is given. Whoever
/// has one device in hand reads its memory, keeps a program in it that survives
/// each update, and learns what opens all others.
@id("TM-IOT-031") @stride(ElevationOfPrivilege) @stride(Tampering)
rule OpenBootloader "whoever has ${p} in hand can load another program into it" {
  match p : Process;
  where known(p.ports) and not (p.ports & [Usb, MemoryCard, Debug, Serial]).empty;
  where p is not SmartDevice or not p.secure_boot.or_else(false);
  unless p.bootloader_locked by LockedBootloader;
  by [Thief] | p.neighbours;
  severity = if within_reach(p) then High else Medium;
  gain = [TakesOver];
  vantage = Anywhere;
  work = 7;
  fix = "Lock the bootloader before shipping: no orders over a cable, and no image that its maker did not sign.";
  refs = [cwe(1326), attack("T1542"), nist("SI-7")];
  question p.bootloader_locked
      "Does the bootloader of ${p} refuse orders and images that its maker did not sign?";
}

/// All devices of a kind prove themselves with the same key. It is copied out
/// of one that someone bought, and the receiver can no longer tell any device
/// from an invented one.
@id("TM-IOT-005") @stride(Spoofing)
rule SharedDeviceKey "one opened ${d} speaks for all of them over ${f}" {
  match d : SmartDevice, f : Flow;
  where f in d.calls and f.networked;
  where f.authn.or_else(ApiKey) in [ApiKey, Password, SharedAccount, Token, SignedRequest];
  unless d.own_identity by OwnDeviceIdentity;
  severity = High;
  vantage = Anywhere;
  work = 8;
  fix = "Give each device a key of its own when it is made, and be able to refuse one alone.";
  refs = [cwe(321), cwe(798), capec(195), nist("IA-3")];
  question d.own_identity "Does each ${d} prove itself with a key that no other device has?";
}

/// Anyone can have the device in their hands. Keys in ordinary memory are read
/// with a clip on the chip, and then used from anywhere.
/// Known as: key extraction.
@id("TM-IOT-006") @stride(InformationDisclosure)
rule KeyInFlash "the keys of ${d} can be copied from its memory" {
  match d : SmartDevice;
  where within_reach(d);
  where any f in d.calls : f.authn.or_else(Anonymous) != Anonymous and f.networked;
  unless d.keys_in_hardware by HardwareKeys;
  severity = Medium;
  vantage = Anywhere;
  work = 8;
  fix = "Keep keys in a secure element or trusted zone that uses them and never gives them out.";
  refs = [cwe(922), cwe(1300), capec(37), attack_sub("T1552", "004"), nist("SC-12")];
  question d.keys_in_hardware "Do the keys of ${d} lie in a chip that never gives them out?";
}

/// A sensor can be warmed, covered, moved or replaced. What it says is then
/// wrong without any attack on a program, and what is steered by it does the
/// wrong thing.
@id("TM-IOT-007") @stride(Spoofing)
rule BelievedSensor "${p} acts on whatever ${s} says" {
  match p : Process, s : Sensor;
  where s in p.incoming.source;
  where within_reach(s);
  where any d in s.sends : d.precious;
  unless s.plausible by PlausibilityChecks;
  severity = if any d in s.sends : d.integrity >= Vital then High else Medium;
  gain = [Changes];
  gain_of = "s";
  vantage = Anywhere;
  work = 5;
  fix = "Compare each value with limits, with its past and with other sensors before acting on it.";
  refs = [cwe(1284), cwe(345), attack("T0856"), nist("SI-10")];
  question s.plausible "Is what ${s} says compared with limits and other sensors before anything acts on it?";
}

/// What moves or heats obeys whatever command comes. A forged or mistaken one
/// goes beyond what the machine or the people near it can bear.
@id("TM-IOT-008") @stride(Tampering)
rule HarmfulCommand "a wrong command makes ${a} do harm" {
  match a : Actuator;
  where a.can_harm and not a.incoming.empty;
  unless a.limits_in_hardware by HardLimits;
  severity = Critical;
  gain = [];
  fix = "Put a limit below the program: a stop, a fuse, a valve, a watchdog.";
  refs = [cwe(1284), attack("T0831"), attack("T0855"), nist("CP-12")];
  question a.limits_in_hardware "Does something that no program can change keep ${a} within safe limits?";
}

/// Radio goes through walls. If pairing asks for nothing, or always for the
/// same digits, a neighbour becomes a second owner, or listens to the exchange
/// of keys.
@id("TM-IOT-009") @stride(Spoofing)
rule OpenPairing "whoever is near can pair with ${f.target} over ${f}" {
  match f : Radio;
  unless f.pairing_guarded by GuardedPairing;
  severity = if f.sensitive.or_else(false) or f.precious.or_else(false) then High else Medium;
  vantage = Anywhere;
  work = 6;
  fix = "Let pairing need a touch and a comparison of numbers, with keys agreed afresh, and only for a minute.";
  refs = [cwe(306), cwe(1390), capec(667), nist("AC-18")];
  question f.pairing_guarded "Does pairing over ${f} need something that a neighbour does not have?";
}

/// A jammed radio, a failed provider or an outage of the service turns the
/// device off. Doors stay shut, pumps stand still, alarms do not ring.
@id("TM-IOT-010") @stride(DenialOfService)
rule SilentWithoutNetwork "${d} does nothing useful when it cannot reach its service" {
  match d : SmartDevice;
  where d.availability >= Important or d.can_harm;
  unless d.works_offline by OfflineOperation;
  severity = if d.availability >= Vital or d.can_harm then High else Medium;
  vantage = OtherEnd;
  fix = "Let it decide what matters by itself, keep what it measured, and report a lost connection.";
  refs = [cwe(636), capec(601), attack("T0814"), nist("CP-12")];
  question d.works_offline "Does ${d} keep doing its work safely when nothing answers?";
}

/// Devices are sold, thrown away and sent in for repair. What they keep of
/// their owner, and their login to the owner's account, goes with them.
@id("TM-IOT-011") @stride(InformationDisclosure) @linddun(DataDisclosure)
rule SoldWithData "whoever gets a used ${d} gets ${kept} of its last owner" {
  match d : SmartDevice;
  let kept = d.stores.filter(x => x.about_people or x.sensitive);
  where any x in d.stores : x.about_people or x.sensitive;
  unless d.resets_fully by FullReset;
  severity = Medium;
  vantage = Anywhere;
  work = 8;
  fix = "Give owners one step that wipes everything and cuts the tie to their account.";
  refs = [cwe(212), linddun("Dd.3.4"), nist("MP-6")];
  question d.resets_fully "Is there one step that wipes everything that ${d} keeps of its owner?";
}

/// The device hangs where nobody looks. Someone opens it, puts something
/// between it and the wall, or takes it along, and it goes on reporting.
@id("TM-IOT-012") @stride(Tampering)
rule UnnoticedTampering "nobody notices when ${d} is opened, moved or replaced" {
  match d : SmartDevice;
  where within_reach(d);
  where any x in d.handles : x.precious;
  unless d.tamper_noticed by TamperDetection;
  severity = if d.can_harm then High else Low;
  vantage = Anywhere;
  work = 8;
  fix = "Let opening it wipe its keys and raise an alarm, and compare where it is with where it should be.";
  refs = [cwe(1263), capec(401), nist("PE-3(5)")];
  question d.tamper_noticed "Does it raise an alarm when ${d} is opened, moved or replaced?";
}

/// Ready-made systems bring a shell, a file server and a web page along. Each
/// is a way in that the makers of the device never looked at.
@id("TM-IOT-013") @stride(ElevationOfPrivilege)
rule ForgottenServices "${d} answers on ports that nobody needs" {
  match d : SmartDevice;
  where within_reach(d);
  unless d.services_minimal by MinimalServices;
  severity = Medium;
  vantage = Inside;
  work = 4;
  fix = "Switch off every service that the device does not need, and scan it before each release.";
  refs = [cwe(1125), capec(300), attack("T1133"), nist("CM-7")];
  question d.services_minimal "Does ${d} listen only on what it needs?";
  verify network.ports_minimal(d);
}

/// Old versions bear the maker's signature too. An attacker installs one whose
/// flaws are public, and uses those.
/// Known as: firmware downgrade, rollback.
@id("TM-IOT-014") @stride(Tampering)
rule OldFirmwareReturns "${d} can be led back to an old firmware with known flaws" {
  match d : SmartDevice;
  where d.secure_boot;
  unless d.rollback_refused by NoRollback;
  severity = Low;
  gain = [TakesOver];
  vantage = Anywhere;
  work = 9;
  fix = "Count versions in hardware, and refuse what is older than the last one with a security fix.";
  refs = [cwe(1328), attack("T0857"), nist("SI-7")];
  question d.rollback_refused "Does ${d} refuse firmware that is older than what it runs?";
}

/// A mail opened in the office, and the plant stands still. Nothing between the
/// two networks says which few things may pass.
/// Known as: missing separation of IT and OT.
@id("TM-IOT-015") @stride(ElevationOfPrivilege)
rule OfficeReachesPlant "the office's ${f.source} reaches ${f.target} in the plant directly" {
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
  question f.tunnelled "Can ${f.target} be reached from outside the plant through a guarded host only?";
  verify network.unreachable(f.target);
}

/// The protocol knows no callers. One machine in the same network, or a laptop
/// that was plugged in, writes to the controller like the operator does.
@id("TM-IOT-016") @stride(Spoofing)
rule ObedientController "whoever can send to ${p} over ${f} steers it" {
  match p : Plc, f : Fieldbus;
  where f in p.serves;
  unless p.callers_fixed by FixedCallers;
  severity = if p is SafetyController then Critical else High;
  gain = [TakesOver];
  work = 2;
  fix = "Put a filter in front that lets named stations write, and others only read, or change to a protocol that signs.";
  refs = [cwe(306), cwe(940), attack("T0855"), nist("AC-3")];
  question p.callers_fixed "Is there a filter that lets only named stations send commands to ${p}?";
  verify network.unreachable(p);
}

/// The controller takes a new program over its network at any time. An intruder
/// changes how the machine behaves, and shows operators the old values.
@id("TM-IOT-017") @stride(Tampering)
rule ChangedLogic "the program in ${p} can be changed while it runs" {
  match p : Plc;
  unless p.program_locked by ProgramLock;
  severity = if p is SafetyController then Critical else High;
  gain = [TakesOver];
  vantage = Inside;
  work = 4;
  fix = "Turn the key switch to run, ask for a password or signature for programs, and compare them daily with a kept copy.";
  refs = [cwe(494), cwe(345), attack("T0843"), attack("T0889"), nist("CM-5")];
  question p.program_locked "Does it need a key switch or a signature to change the program in ${p}?";
}

/// Plants that are cut off from networks are reached on foot. What programs the
/// controllers is then the best place to be, and the worst to lose.
@id("TM-IOT-018") @stride(Tampering)
rule CarriedIn "malware comes to ${s} on a stick or a visitor's laptop" {
  match s : EngineeringStation;
  unless s.media_checked by MediaStation;
  severity = High;
  gain = [TakesOver];
  vantage = Anywhere;
  work = 8;
  fix = "Check media at a station of their own, block others, and run only programs on a list.";
  refs = [cwe(829), attack("T0847"), attack("T1091"), nist("MP-7")];
  question s.media_checked "Does ${s} take only media that were checked?";
}

/// What must stop the plant stands in the same network as what runs it. An
/// intruder switches off the one before misusing the other, and nothing is left
/// that holds.
@id("TM-IOT-019") @stride(ElevationOfPrivilege)
rule SafetyBesideControl "whoever takes over ${others} can also reach ${s}" {
  match s : SafetyController;
  let others = s.zone.members.filter(e => e is not SafetyController);
  where not s.zone.members.filter(e => e is not SafetyController).empty;
  unless s.isolated by SafetyIsolation;
  severity = Critical;
  vantage = Inside;
  fix = "Give the safety system a network of its own, and let data out of it only.";
  refs = [cwe(653), attack("T0880"), nist("SC-3")];
  question s.isolated "Does ${s} have a network of its own into which nothing is sent?";
  verify network.unreachable(s);
}

/// The maker of a machine keeps a way in for maintenance. Whoever has the
/// maker's account has it too, at night as well, and nobody at the plant knows.
@id("TM-IOT-020") @stride(Spoofing) @stride(Repudiation)
rule UnwatchedVendor "${f.source} can work on ${f.target} at any time, unseen" {
  match f : Flow;
  where f.administrative and f.target.zone is ControlNetwork;
  where f.source is ExternalService or outsider(f.source);
  unless f.approved_each_time by ApprovedSessions;
  severity = High;
  gain = [Uses];
  vantage = Anywhere;
  work = 9;
  fix = "Let someone on site open each session, watch it, record it, and let it end by itself.";
  refs = [cwe(778), attack("T0822"), attack("T1199"), nist("MA-4")];
  question f.approved_each_time "Does someone on site open each session over ${f}?";
}

/// Measurements should leave the plant, and nothing should come back. A
/// connection that is opened from outside is a way in, whatever it was meant
/// for.
@id("TM-IOT-021") @stride(Tampering)
rule WayBackIn "${f.source} can send from outside the plant to ${f.target}, which only needs to report" {
  match f : Flow;
  where f.target is Historian and f.target.zone is ControlNetwork;
  where f.source.zone is not ControlNetwork and f.networked;
  unless f.one_way by DataDiode;
  severity = Medium;
  gain = [];
  fix = "Copy measurements to a second historian outside, through a diode or a connection opened from inside.";
  refs = [cwe(653), attack("T0886"), nist("AC-4(7)")];
  question f.one_way "Can data go over ${f} in one direction only, by its hardware?";
  verify network.unreachable(f.target);
}

/// A stolen administrator's account, or one mistake, switches off or bricks the
/// whole fleet within a minute. No device asks whether this makes sense.
@id("TM-IOT-022") @stride(DenialOfService)
rule FleetWideOrder "one order from ${h} reaches every device at once" {
  match h : DeviceHub;
  where (exists path h -> SmartDevice) or (any f in h.serves : f.source is SmartDevice);
  unless h.commands_limited by StagedCommands;
  severity = High;
  vantage = Holding;
  fix = "Send orders and updates in stages, stop on errors, and ask a second person before all devices.";
  refs = [cwe(799), attack("T0816"), attack_sub("T1195", "002"), nist("CM-3")];
  question h.commands_limited "Do orders of ${h} go out in stages?";
}

/// The screen is frozen, encrypted or lies. If there is no gauge to read and no
/// wheel to turn, the plant can be neither run nor stopped safely.
@id("TM-IOT-023") @stride(DenialOfService)
rule NoHandWheel "nobody can run the plant when ${h} does not work" {
  match h : Hmi;
  where h.availability >= Important;
  unless h.manual_fallback by ManualFallback;
  severity = if h.availability >= Vital then High else Medium;
  gain = [];
  fix = "Keep gauges and switches that work without programs, and practise with them.";
  refs = [cwe(636), attack("T0813"), attack("T0815"), nist("CP-2")];
  question h.manual_fallback "Can the plant be run or stopped by hand when ${h} does not work?";
}

/// The gateway speaks to the devices on one side and to our services on the
/// other. Messages that it passes on unread carry whatever a device was made to
/// send.
@id("TM-IOT-024") @stride(ElevationOfPrivilege)
rule HubBelievesDevice "a taken-over device reaches through ${g} into ${beyond}" {
  match g : EdgeGateway;
  let beyond = g.calls.target.filter(e => not within_reach(e));
  where any f in g.incoming : f.source is SmartDevice and within_reach(f.source);
  where not beyond.empty;
  unless g.messages_checked by CheckedMessages;
  severity = Medium;
  vantage = OtherEnd;
  work = 4;
  fix = "Let the gateway check form, size and sender of each message, and run each protocol's parser with few rights.";
  refs = [cwe(20), capec(153), attack("T0866"), nist("SI-10")];
  question g.messages_checked "Does ${g} pass on only messages whose form, size and sender are as expected?";
}

/// Workshops need the diagnostics port (OBD, UDS, a service connector), so it
/// is there in the field. Whoever plugs in for a minute reads keys, writes
/// firmware, or talks to the buses behind.
@id("TM-IOT-025") @stride(ElevationOfPrivilege)
rule DiagnosticsPort "whoever plugs into the diagnostics port of ${d} controls it" {
  match d : Process;
  where if d is SmartDevice then d.has_diagnostics else known(d.ports) and Diagnostics in d.ports;
  unless d.diagnostics_guarded by GuardedDiagnostics;
  severity = if d is SmartDevice and d.can_harm then High else Medium;
  gain = [TakesOver];
  vantage = Anywhere;
  work = 6;
  fix = "Demand a challenge with keys for each device and workshop, allow little while it is in use, and filter towards the buses behind.";
  refs = [cwe(1299), cwe(306), attack("T1200"), nist("MA-3"), nist("SC-41")];
  question d.diagnostics_guarded "Does the diagnostics port of ${d} demand proof from whoever plugs in?";
}

/// The car asks whether the key is near. Two thieves with radios carry question
/// and answer between the car and the key in the house: a relay attack. All of
/// it is genuine and encrypted, but for the distance.
@id("TM-IOT-026") @stride(Spoofing)
rule RelayAttack "${f.target} opens for ${f.source} although that is far away" {
  match f : Radio;
  // A key that opens, or orders on which much depends, to something that acts because its sender is near.
  where f is KeylessEntry
      or (f.short_range
          and (f.source is UserAgent or f.source is people.Device)
          and (f.target is Actuator or (f.target is SmartDevice and f.target.can_harm))
          and (any d in f.carries : d.integrity >= Vital));
  unless f.distance_bounded by DistanceBounding;
  severity = High;
  gain = [Uses];
  vantage = Anywhere;
  work = 4;
  fix = "Measure the distance by time of flight (ultra-wideband), let keys at rest not answer, or ask for a touch.";
  refs = [cwe(294), cwe(300), capec(94), nist("IA-3"), nist("AC-18")];
  question f.distance_bounded "Does ${f.target} measure how far away ${f.source} is, by time of flight?";
}
