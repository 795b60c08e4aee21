/// Network devices and services, and general protocols.
package std.network;

import std.core.*;
import std.compute as compute;
import std.db as db;
import std.net as net;
import std.web as web;

// --- Zones ----------------------------------------------------------------------

/// A wireless network for visitors: anyone with today's password is in it.
zone GuestNetwork : net.Lan { trust = 5; population = [Stranger]; }

/// A wireless network of the organisation. Its radio reaches beyond the walls.
@also("Wi-Fi network", "WLAN segment")
zone WirelessNetwork : net.Lan { trust = 40; population = [Employee, Neighbour]; }

/// A separate network on shared switches (VLAN).
@also("VLAN segment")
zone Vlan : net.PrivateNetwork;

/// A network for partners, next to the one of the organisation.
zone Extranet : net.Dmz { population = [Partner, Neighbour]; }

/// A network for disks: iSCSI, Fibre Channel, NVMe over Fabrics.
zone StorageNetwork : net.PrivateNetwork;

/// A network for consoles and management processors, separate from the production network.
zone OutOfBandNetwork : net.ManagementNetwork;

// --- Devices --------------------------------------------------------------------

/// A device that forwards traffic, and that administrators configure.
abstract component NetworkDevice : Process {
  forwards = true;
  // Its own pages and consoles are drawn as administrative flows.
  does = [];
  ready_made = true;
}

/// A firewall: it lets connections through that its rules allow.
@also("NGFW", "packet filter")
component Firewall : NetworkDevice;

/// A router: it forwards packets between networks.
@also("gateway router")
component Router : NetworkDevice;

/// A switch: it forwards frames between the machines of one network.
@also("switch", "layer 2 switch")
component NetworkSwitch : NetworkDevice;

/// A wireless access point.
@also("AP", "WAP", "access point")
component WirelessAccessPoint : NetworkDevice;

/// A controller of wireless access points.
@also("WLC")
component WirelessController : NetworkDevice { forwards = false; }

/// A modem, or a router of a mobile network.
component Modem : NetworkDevice;

/// A device that translates addresses, and allows only outward connections.
@also("NAT", "network address translation")
component NatGateway : NetworkDevice;

/// A gateway between networks or from people's machines, through an encrypted tunnel. Those who come from
/// outside log in at it.
@also("VPN concentrator", "VPN server")
component VpnGateway : NetworkDevice;

/// A router of a network made of providers' lines and tunnels (SD-WAN).
@also("SD-WAN")
component SdWanEdge : NetworkDevice;

/// A load balancer that passes connections on without inspecting them.
@also("layer 4 load balancer", "L4LB")
component NetworkLoadBalancer : NetworkDevice;

/// An inline filter that drops traffic that looks like an attack.
@also("IPS")
component IntrusionPreventionSystem : NetworkDevice { waf_protected = true; }

/// A device that lets data through in one direction only, by its hardware.
@also("unidirectional gateway")
component DataDiode : NetworkDevice { ready_made = false; }

/// A controller that tells switches and routers what to do.
@also("SDN")
component SdnController : Process {
  does = [Administers];
  ready_made = true;
}

// --- Services -------------------------------------------------------------------

/// A proxy for outward connections. It connects to any address that its callers name.
@also("web proxy", "Squid", "secure web gateway", "SWG")
component ForwardProxy : Process {
  forwards = true;
  does = [FetchesUrls];
  ready_made = true;
}

/// A server that finds addresses for the machines of a network, and asks other servers.
@also("recursive resolver")
component DnsResolver : Process { does = []; ready_made = true; }

/// A server that answers with the addresses for names of a domain.
@also("authoritative DNS", "BIND", "nameserver")
component DnsServer : Process {
  does = [];
  ready_made = true;
  @formerly("domain_locked") attr registry_locked : bool? "Is the domain of it locked at its registrar?";
}

/// A server that gives addresses, gateways and name servers to machines of a network.
component DhcpServer : Process { does = []; ready_made = true; }

/// A time server. Tokens, certificates and logs depend on it.
component NtpServer : Process { does = []; ready_made = true; }

/// A machine on which administrators log in before they reach anything else. With `audit_log` it records what
/// they do.
@also("jump host", "jump box", "jump server")
component BastionHost : Process { does = []; }

/// A gate that lets machines into a network by their certificate or state (802.1X).
@also("NAC", "802.1X")
component NetworkAccessControl : Process { does = []; ready_made = true; }

/// A program that listens to a network and reports what looks like an attack.
@also("IDS", "NIDS")
component IntrusionDetectionSystem : compute.Monitor { does = []; }

/// A program on machines that reports and stops what looks like an attack.
@also("EDR", "antivirus", "XDR")
component EndpointProtection : compute.Monitor { does = [RunsPrivileged, ParsesDocuments, UnpacksArchives]; }

/// A program that collects log lines and passes them on.
@also("log shipper", "Fluentd", "Logstash")
component LogCollector : compute.Worker { does = []; }

/// A system that collects, correlates and analyses records of many systems.
@also("security information and event management")
component Siem : db.LogStore { ready_made = true; }

/// A copy of a network's traffic, kept for analysis.
@also("tcpdump", "network tap")
component PacketCapture : db.LogStore;

// --- Protocols ------------------------------------------------------------------

/// A shell in cleartext: the password can be read in transit.
@label("Telnet")
channel Telnet : Flow {
  networked = true;
  encrypted = false;
  server_authenticated = false;
  administrative = true;
}

/// A screen, keyboard and mouse from afar (RFC 6143). The protocol itself does not encrypt; some servers do.
@label("VNC")
channel Vnc : Flow { networked = true; over_tls = false; administrative = true; }

/// Windows' remote management. It runs commands.
@label("WinRM") @also("PowerShell remoting")
channel WinRm : Flow { networked = true; over_tls = false; administrative = true; }

/// The management processor of a machine, below its operating system.
@label("IPMI")
channel Ipmi : Flow { networked = true; over_tls = false; administrative = true; }

/// The state of devices, read and set in cleartext with a community string in each request (versions 1 and
/// 2c, RFC 1901).
@label("SNMP")
channel Snmp : Flow {
  networked = true;
  encrypted = false;
  server_authenticated = false;
  authn = ApiKey;
}

/// The state of devices, with users and keys (RFC 3414). Encryption is a setting (`authPriv`).
@label("SNMPv3")
channel SnmpV3 : Flow { networked = true; over_tls = false; }

/// Settings of network devices, over SSH (RFC 6242).
@label("NETCONF")
channel Netconf : Flow {
  networked = true;
  over_tls = false;
  encrypted = true;
  administrative = true;
}

/// Routes between networks (RFC 4271). Neighbours are known by their addresses.
@label("BGP") @also("Border Gateway Protocol")
channel Bgp : Flow { networked = true; encrypted = false; server_authenticated = false; }

/// The time, in cleartext. Servers are verified only with keys or NTS (RFC 8915).
@label("NTP")
channel Ntp : Flow { networked = true; encrypted = false; server_authenticated = false; authn = Anonymous; }

/// The time, from a server that is verified over TLS 1.3 (RFC 8915).
@label("NTS")
channel Nts : Ntp { encrypted = true; server_authenticated = true; min_tls = Tls13; }

/// Addresses for machines that join a network. The first answer is believed.
@label("DHCP")
channel Dhcp : Flow {
  networked = true;
  medium = SharedWire;
  encrypted = false;
  server_authenticated = false;
  authn = Anonymous;
}

/// Names looked up over TLS (RFC 7858).
@label("DoT") @also("DoT")
channel DnsOverTls : net.Dns { encrypted = true; server_authenticated = unknown; min_tls = Tls12; }

/// Names looked up over HTTPS (RFC 8484).
@label("DoH") @also("DoH")
channel DnsOverHttps : web.Https { authn = Anonymous; }

/// Streams over UDP, always encrypted with TLS 1.3 (RFC 9001).
@label("QUIC")
channel Quic : Flow { networked = true; encrypted = true; min_tls = Tls13; }

/// UDP with TLS's protection for each datagram (RFC 9147).
@label("DTLS") @also("datagram TLS")
channel Dtls : net.Udp { encrypted = true; server_authenticated = unknown; }

/// A tunnel between networks or machines, encrypted at the level of packets (RFC 4301). Both ends prove
/// who they are (RFC 7296).
@label("IPsec") @also("IPsec tunnel", "IKEv2")
channel IpSec : Flow {
  networked = true;
  over_tls = false;
  encrypted = true;
  server_authenticated = true;
  client_authenticated = true;
}

/// A tunnel in which each end knows the other's public key.
@label("WireGuard")
channel WireGuard : Flow {
  networked = true;
  over_tls = false;
  encrypted = true;
  server_authenticated = true;
  client_authenticated = true;
}

/// A tunnel over TLS, such as OpenVPN's.
@label("TLS VPN") @also("OpenVPN", "SSL VPN")
channel TlsVpn : net.TlsStream;

/// Packets in packets, in cleartext.
@label("GRE") @also("GRE tunnel")
channel Gre : Flow { networked = true; encrypted = false; server_authenticated = false; }

/// Files without a login, in cleartext: firmware and settings at start-up (RFC 1350).
@label("TFTP")
channel Tftp : net.Ftp { authn = Anonymous; }

/// Files over TLS (RFC 4217).
@label("FTPS") @also("FTP over TLS")
channel Ftps : net.Ftp { encrypted = true; server_authenticated = unknown; min_tls = Tls12; }

/// Files over SSH, by `scp` or rsync.
@label("rsync/SSH")
channel RsyncOverSsh : net.Sftp;

/// Files, with rsync's own protocol, in cleartext.
@label("rsync")
channel Rsync : Flow { networked = true; encrypted = false; server_authenticated = false; }

/// Disks over the network (RFC 7143). Encryption needs IPsec.
@label("iSCSI")
channel Iscsi : Flow { networked = true; encrypted = false; }

/// Log lines over TLS (RFC 5425).
@label("syslog/TLS")
channel SyslogTls : net.Syslog { encrypted = true; server_authenticated = unknown; min_tls = Tls12; }

/// Records of connections that routers report, in cleartext.
@label("NetFlow")
channel NetFlow : net.Udp;

/// A binary protocol of a product that is not named.
@label("binary")
channel BinaryProtocol : Flow { networked = true; }

// --- Inside one machine ---------------------------------------------------------

/// A call between programs of one machine.
@label("IPC") @also("inter-process communication")
channel Ipc : net.LocalCall;

/// A socket in the file system. Who may connect follows from the rights of the file.
@label("Unix socket") @also("Unix domain socket", "UDS")
channel UnixSocket : Ipc;

/// A named pipe, as in Windows.
@label("named pipe")
channel NamedPipe : Ipc;

/// Memory that several programs map.
@label("shared memory")
channel SharedMemory : Ipc;

/// Messages between programs of a desktop or device.
@label("D-Bus") @also("D-Bus")
channel DBus : Ipc;

/// Commands and text over the standard streams of a process.
@label("stdio") @also("stdin", "stdout", "pipe")
channel StandardStreams : Ipc;
