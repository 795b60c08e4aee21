/// Networks, machines, and general protocols.
package std.net;

import std.core.*;
import std.delivery as delivery;

// --- Zones ----------------------------------------------------------------------

/// Where anyone can send and read.
@also("Internet", "WAN", "public network")
zone PublicInternet : Boundary { trust = 0; population = [Stranger]; held_by = [Stranger]; }

/// A user's device: we neither see nor control it.
@also("BYOD", "end-user device")
zone UserDevice : Boundary {
  trust = 0;
  shared_runtime = true;
  population = [Stranger, Thief];
  held_by = [Stranger];
}

/// A network that another organisation runs.
@also("vendor network")
zone ThirdParty : Boundary { trust = 10; population = [Partner]; held_by = [Partner]; }

/// The network of an organisation that we have a contract with.
@also("B2B network")
zone PartnerNetwork : Boundary { trust = 30; population = [Partner]; held_by = [Partner]; }

/// A network for systems that face the internet.
@also("demilitarised zone", "perimeter network", "screened subnet")
zone Dmz : Boundary { trust = 40; population = [Neighbour]; held_by = []; }

/// The offices' network: many people, many devices.
@also("intranet", "office network", "enterprise network")
zone CorporateNetwork : Boundary { trust = 50; population = [Employee]; held_by = []; }

/// One local network, in an office, a shop or a home.
@also("local area network")
zone Lan : Boundary { trust = 50; population = [Neighbour]; held_by = []; }

/// A laptop or phone that the organisation manages.
@also("corporate device", "MDM device")
zone ManagedDevice : Boundary {
  trust = 50;
  shared_runtime = true;
  population = [Employee, Thief];
  held_by = [];
}

/// An organisation's own account at a cloud provider.
@also("cloud subscription", "cloud project", "tenancy")
zone CloudAccount : Boundary {
  trust = 60;
  population = [Neighbour];
  held_by = [];
  @formerly("root_locked") attr root_protected : bool?
      "Does its root login have a hardware key and no access keys?";
  @formerly("calls_recorded") attr cloud_audit_log : bool?
      "Are all calls in it recorded where nobody in it can change them?";
  attr guardrails : bool? "Do policies above it forbid public stores, open ports and unused regions?";
}

/// The network of a data centre.
@also("data center", "colocation")
zone DataCentre : Boundary { trust = 60; population = [Neighbour]; held_by = []; }

/// A network that is not reached from outside.
@also("internal network", "private cloud")
zone PrivateNetwork : Boundary { trust = 70; population = [Neighbour]; held_by = []; }

/// A part of a private network.
zone PrivateSubnet : PrivateNetwork;

/// A network for administrators of the system.
@also("admin network")
zone ManagementNetwork : PrivateNetwork { trust = 80; population = [Administrator, Neighbour]; }

/// The most protected network: keys, identities, evidence.
@also("secure zone", "cardholder data environment", "CDE")
zone RestrictedNetwork : PrivateNetwork { trust = 90; }

/// One machine or virtual machine. Its trust is that of its surroundings.
@also("server", "machine")
zone Host : Boundary { shared_runtime = true; }

/// A container, or a pod of containers.
@also("Docker container")
zone Container : Boundary { shared_runtime = true; }

/// Machines that run containers for one organisation.
@also("container cluster")
zone Cluster : Boundary;

/// A process's own address space, or a sandbox inside it.
zone Sandbox : Boundary { trust = 20; shared_runtime = true; population = []; held_by = []; }

// --- Protocols ------------------------------------------------------------------

/// A call inside one machine: a function, a pipe, a Unix socket.
@label("local") @also("in-process call", "function call", "loopback")
channel LocalCall : Flow {
  networked = false;
  medium = if leaves_machine then unknown else Machine;
  encrypted = not leaves_machine;
  server_authenticated = not leaves_machine;
  client_authenticated = not leaves_machine;
}

/// Handed over by people: paper, a medium, a device.
@label("by hand") @also("in-person handover")
channel HandOver : Flow { carried_by_people = true; networked = false; medium = Hands; }

/// Sent by post or with a courier.
@label("courier") @also("courier", "postal delivery")
channel Shipment : Flow { carried_by_people = true; networked = false; medium = Courier; }

/// A serial line, or another cable between two machines.
@label("serial") @also("RS-232", "RS-485", "UART")
channel SerialLine : Flow {
  networked = true;
  medium = Wire;
  encrypted = false;
  server_authenticated = false;
}

/// Plain TCP.
@also("TCP/IP")
channel Tcp : Flow { networked = true; encrypted = false; server_authenticated = false; }

/// Plain UDP.
channel Udp : Flow { networked = true; encrypted = false; server_authenticated = false; }

/// Anything over TLS. Whether the caller checks the server's certificate is up to its program.
@label("TLS") @also("TLS", "SSL", "TLS over TCP")
channel TlsStream : Flow { networked = true; encrypted = true; min_tls = Tls12; }

/// A shell or a tunnel. Whether the server's key is checked depends on the person who types "yes". At a
/// source repository it gives no shell.
@label("SSH") @also("secure shell")
channel Ssh : Flow {
  over_tls = false;
  networked = true;
  encrypted = true;
  administrative = target is not delivery.SourceRepository;
}

/// A remote desktop.
@label("RDP") @also("remote desktop", "Remote Desktop Protocol")
channel Rdp : Flow { over_tls = false; networked = true; encrypted = true; administrative = true; }

/// Files over SSH.
@label("SFTP")
channel Sftp : Flow { over_tls = false; networked = true; encrypted = true; }

/// Files in cleartext.
@label("FTP")
channel Ftp : Flow { networked = true; encrypted = false; server_authenticated = false; }

/// Names looked up in cleartext.
@label("DNS") @also("domain name system")
channel Dns : Flow { networked = true; encrypted = false; server_authenticated = false; }

/// A directory, in cleartext unless the connection says StartTLS.
@label("LDAP")
channel Ldap : Flow { networked = true; }

/// A directory over TLS.
@label("LDAPS")
channel Ldaps : Flow { networked = true; encrypted = true; min_tls = Tls12; }

/// Mail in transit. TLS is used only if both sides support it.
@label("SMTP")
channel Smtp : Flow {
  networked = true;
  /// Whether receivers can tell mail of this domain from forged mail: SPF, DKIM and a strict DMARC policy.
  @formerly("sender_proven") attr email_authenticated : bool?
      "Does the domain publish SPF, DKIM and a DMARC policy that rejects forged mail?";
}

/// Log lines in cleartext.
@label("syslog")
channel Syslog : Flow { networked = true; encrypted = false; server_authenticated = false; }

/// Files of a file server.
@label("SMB") @also("CIFS", "Windows share")
channel Smb : Flow { over_tls = false; networked = true; }

/// Files of a file server.
@label("NFS") @also("network file system")
channel Nfs : Flow { over_tls = false; networked = true; }
