/// Devices: printers, cameras, readers, tills, medical devices; their parts, and their protocols. The rules
/// about things that anyone can touch are those of std.iot.
package std.devices;

import std.core.*;
import std.data as data;
import std.db as db;
import std.iot as iot;
import std.net as net;
import std.people as people;
import std.web as web;

// --- In offices and homes -------------------------------------------------------

/// A printer or copier. Printed documents stay on its disk.
component Printer : iot.SmartDevice { can_harm = false; }

/// A scanner that sends scans by mail or to a folder.
component Scanner : iot.Sensor { can_harm = false; }

/// A camera.
@also("IP camera", "CCTV", "surveillance camera")
component Camera : iot.Sensor { can_harm = false; }

/// A recorder for the pictures of many cameras.
@also("NVR", "DVR")
component VideoRecorder : Process { ready_made = true; }

/// A loudspeaker that listens.
@also("voice assistant")
component SmartSpeaker : iot.Sensor { can_harm = false; }

/// A television or display with programs of its own.
component SmartTv : iot.SmartDevice { can_harm = false; }

/// A thermostat, a heating, an air conditioner.
component Thermostat : iot.Actuator;

/// A lamp or plug that is switched from afar.
component SmartPlug : iot.Actuator;

/// A lock that opens by radio, code or card.
component SmartLock : iot.Actuator { can_harm = true; }

/// A card reader next to a door.
@also("badge reader", "card reader")
component AccessReader : iot.Sensor;

/// A controller that opens doors on signals from readers.
@also("access control panel")
component DoorController : iot.Actuator { can_harm = true; }

/// A meter of power, gas or water.
@also("AMI", "electricity meter")
component SmartMeter : iot.Sensor;

/// A robot or drone.
component Robot : iot.Actuator { can_harm = true; }

/// A controller of a building: heat, air, light, lifts.
@also("BMS", "building management system")
component BuildingController : iot.Plc;

/// A system with which operators monitor and control a plant (SCADA).
@also("SCADA")
component ScadaServer : iot.Hmi;

// --- Where people pay -----------------------------------------------------------

/// A till: it knows prices, and asks the terminal to take cards.
@also("POS", "till", "cash register")
component PointOfSale : iot.SmartDevice { can_harm = false; }

/// A device that reads cards and PINs. It erases its keys when it is opened (PCI PTS POI).
@also("PED", "card terminal", "PIN pad")
component PaymentTerminal : iot.SmartDevice {
  can_harm = false;
  tamper_detection = true;
  keys_in_hardware = true;
}

/// A machine that gives out money.
@also("ATM", "automated teller machine")
component CashMachine : iot.Actuator { can_harm = false; }

/// A machine that sells goods, tickets or parking.
component VendingMachine : iot.Actuator { can_harm = false; }

// --- Medicine -------------------------------------------------------------------

/// A device that treats or watches patients.
abstract component MedicalEquipment : iot.Actuator { can_harm = true; }

/// A medical device of no kind below.
@also("IoMT device")
component MedicalDevice : MedicalEquipment;

/// A pump that gives drugs.
component InfusionPump : MedicalEquipment;

/// A device in a body: a pacemaker, an insulin pump. It cannot be taken out for an update.
@also("pacemaker", "IMD")
component ImplantableDevice : MedicalEquipment;

/// A device that makes pictures: CT, MR, X-ray.
@also("MRI", "CT scanner")
component ImagingModality : MedicalEquipment;

/// A bedside monitor.
component PatientMonitor : iot.Sensor { can_harm = true; }

/// Where pictures of patients are kept (PACS).
@also("PACS")
component ImageArchive : db.Database;

// --- What people carry and plug in ------------------------------------------------

/// A device that is plugged in: a keyboard, a dongle, a stick.
@also("USB stick", "USB drive")
component UsbDevice : people.Device;

/// A keyboard, mouse, headset or the like, by radio.
component BluetoothDevice : iot.SmartDevice;

/// A card with a chip that keeps keys and never gives them out.
@also("chip card")
component SmartCard : people.Device { ready_made = false; }

/// A key for logins that proves which site asks (FIDO2).
@also("YubiKey", "FIDO2 key", "U2F key", "hardware token")
component SecurityKey : people.Device;

/// A tag that answers to a reader.
@also("tag")
component RfidTag : people.Device;

/// A reader of tags.
component RfidReader : iot.Sensor;

/// A watch, a band, glasses.
component Wearable : iot.Sensor { can_harm = false; }

// --- Inside a device --------------------------------------------------------------

/// A small computer without a large operating system, with its program.
@also("MCU")
component Microcontroller : iot.SmartDevice;

/// The program that starts first and decides what starts next.
@also("U-Boot", "boot ROM")
component Bootloader : Process { serving = false; }

/// A small operating system that keeps times.
@also("RTOS")
component RealTimeSystem : Process { language = "c"; }

/// A part of a chip that runs programs which the rest cannot read.
@also("TEE", "TrustZone")
zone TrustedExecutionEnvironment : net.Host { trust = 80; population = []; held_by = []; }

/// A chip that keeps a machine's keys, and measures what starts.
@also("TPM")
component TrustedPlatformModule : db.KeyModule;

/// A chip that keeps keys of a device or card.
@also("SE", "eSE")
component SecureElement : db.KeyModule;

/// Memory with the program of a device. Anyone who opens the device can read it with a clip.
@also("eMMC", "NAND")
component FlashMemory : db.LocalDisk;

// --- Protocols: wires ------------------------------------------------------------------

/// USB. The machine believes what the device claims to be.
@label("USB") @also("USB")
channel UsbLink : Flow {
  networked = true;
  medium = Wire;
  over_tls = false;
  encrypted = false;
  server_authenticated = false;
  authn = Anonymous;
}

/// A bus between chips of one board: I²C, SPI.
@label("chip bus") @also("SPI", "I2C", "I²C")
channel ChipBus : UsbLink;

/// The test connector of a chip. Anyone with access to it reads and writes everything.
@label("JTAG") @also("SWD", "debug port")
channel Jtag : UsbLink { administrative = true; }

/// Signals of two states or of a voltage, on a wire.
@label("signal")
channel WiredSignal : UsbLink;

// --- Protocols: radio ------------------------------------------------------------------

/// Bluetooth as headsets and keyboards use it.
@label("Bluetooth")
channel Bluetooth : iot.Radio { short_range = true; }

/// A wireless network. Encryption is a setting.
@label("Wi-Fi") @also("WLAN", "802.11")
channel WiFi : iot.Radio;

/// Tags that answer to a reader, some centimetres or metres away.
@label("RFID") @also("ISO 14443")
channel Rfid : iot.Radio { short_range = true; }

/// Z-Wave.
@label("Z-Wave")
channel ZWave : iot.Radio;

/// Thread, with IPv6 over radio.
@label("Thread")
channel ThreadMesh : iot.Zigbee;

/// Matter: devices of a home, over IP. Sessions are encrypted, and both sides show certificates.
@label("Matter")
channel Matter : Flow {
  networked = true;
  over_tls = false;
  encrypted = true;
  server_authenticated = true;
  authn = ClientCertificate;
}

/// Position and time from satellites, in cleartext; the strongest sender wins.
@label("GNSS") @also("GNSS", "GPS")
channel SatelliteNavigation : iot.Radio {
  encrypted = false;
  server_authenticated = false;
  authn = Anonymous;
}

// --- Protocols: plants and buildings ---------------------------------------------------

/// EtherNet/IP (CIP).
@label("EtherNet/IP")
channel EtherNetIp : iot.Fieldbus;

/// EtherCAT.
@label("EtherCAT")
channel EtherCat : iot.Fieldbus;

/// Siemens' S7.
@label("S7") @also("S7")
channel S7Comm : iot.Fieldbus;

/// IEC 60870-5-104: control of power networks.
@label("IEC 104")
channel Iec104 : iot.Fieldbus;

/// IEC 61850 (MMS, GOOSE): substations.
@label("IEC 61850")
channel Iec61850 : iot.Fieldbus;

/// HART over two wires.
@label("HART")
channel Hart : iot.Fieldbus;

/// PROFIBUS.
@label("PROFIBUS")
channel Profibus : iot.Fieldbus;

/// BACnet: heat, air and light of buildings.
@label("BACnet") @also("BACnet/IP")
channel Bacnet : iot.Fieldbus;

/// BACnet over TLS, with certificates of both sides (BACnet/SC).
@label("BACnet/SC") @also("BACnet/SC")
channel BacnetSecure : Flow {
  networked = true;
  encrypted = true;
  server_authenticated = true;
  authn = ClientCertificate;
  min_tls = Tls13;
}

/// KNX. For KNX Secure, set `encrypted = true`.
@label("KNX")
channel Knx : iot.Fieldbus;

/// Meters on a wire or by radio (M-Bus).
@label("M-Bus")
channel MBus : iot.Fieldbus;

// --- Protocols: small devices and medicine -----------------------------------------------

/// Requests of small devices over UDP, in cleartext (RFC 7252).
@label("CoAP")
channel Coap : net.Udp;

/// CoAP over DTLS.
@label("CoAPS")
channel Coaps : Coap { encrypted = true; server_authenticated = unknown; }

/// Management of small devices (LwM2M), over DTLS.
@label("LwM2M")
channel Lwm2m : Coaps { administrative = true; }

/// Messages between programs of a hospital (HL7 v2, MLLP), in cleartext and without a login.
@label("HL7 v2")
channel Hl7 : Flow { networked = true; encrypted = false; server_authenticated = false; authn = Anonymous; }

/// Records of patients over HTTPS (HL7 FHIR).
@label("FHIR") @also("HL7 FHIR")
channel Fhir : web.Https;

/// Pictures of patients. TLS is a setting; callers are known by a name that they choose.
@label("DICOM")
channel Dicom : Flow { networked = true; needs = [ParsesMedia]; }

/// Messages about card payments between banks and shops (ISO 8583). A line or tunnel has to encrypt them.
@label("ISO 8583")
channel Iso8583 : Flow { networked = true; }

/// A card at a terminal (EMV). The card signs each payment.
@label("EMV") @also("chip and PIN")
channel Emv : iot.Nfc { digitally_signed = true; }
