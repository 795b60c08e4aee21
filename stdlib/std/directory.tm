/// Directories, certificate authorities, and the protocols with which people, programs and machines prove who
/// they are. Logins and sessions of your own programs are in std.identity.
package std.directory;

import std.core.*;
import std.data as data;
import std.db as db;
import std.net as net;
import std.web as web;

// --- Who says who someone is ------------------------------------------------------

/// The directory of a Windows domain: people, machines, groups, and the rules that apply to them.
@also("AD", "AD DS")
component ActiveDirectory : db.LdapDirectory {
  ready_made = true;
  keeps_secrets = true;
}

/// A server of a Windows domain: it keeps the directory, and issues tickets. Anyone who takes it over
/// controls the domain.
@also("DC")
component DomainController : Process {
  does = [];
  logs_users_in = true;
  ready_made = true;
}

/// A server that issues Kerberos tickets (RFC 4120).
@also("KDC", "key distribution center")
component KerberosKdc : Process {
  does = [];
  logs_users_in = true;
  ready_made = true;
}

/// A server that tells networks and devices who may connect (RFC 2865).
@also("RADIUS server", "AAA server")
component RadiusServer : Process {
  does = [];
  logs_users_in = true;
  ready_made = true;
}

/// A server that tells network devices which commands an administrator may use.
@also("TACACS+ server")
component TacacsServer : Process {
  does = [];
  logs_users_in = true;
  ready_made = true;
}

/// A server that logs users of one organisation in to another's systems: SAML, WS-Federation.
@also("ADFS", "AD FS")
component FederationServer : web.WebServer {
  does = [ParsesXml, RendersHtml];
  logs_users_in = true;
  ready_made = true;
}

/// A service that copies accounts and groups from one directory into others.
@also("directory synchronization")
component DirectorySync : Process { does = []; ready_made = true; }

/// Management of the life cycle of accounts: joiners, movers, leavers.
@also("IGA")
component IdentityGovernance : web.WebApplication { ready_made = true; }

/// Privileged access management: it lends administrators passwords and sessions, and records them.
@also("PAM", "CyberArk")
component PrivilegedAccessManager : web.WebApplication { ready_made = true; }

/// A program in which people keep their passwords, encrypted with one that they remember.
@also("KeePass", "Bitwarden")
component PasswordManager : db.SecretStore;

// --- Certificates -----------------------------------------------------------------

/// A service that signs certificates. Anyone with its key can impersonate anyone.
@also("CA", "PKI")
component CertificateAuthority : Process { does = []; ready_made = true; }

/// The authority above the others. Its key is used a few times a year.
@also("root CA", "offline root")
component RootCertificateAuthority : CertificateAuthority { serving = false; }

/// A service that checks requests for certificates before an authority signs them.
@also("RA")
component RegistrationAuthority : Process { does = []; ready_made = true; }

/// A server that tells whether a certificate is revoked (RFC 6960).
component OcspResponder : Process { does = []; ready_made = true; }

/// A server that signs when something existed (RFC 3161).
@also("TSA")
component TimestampAuthority : Process { does = []; ready_made = true; }

/// A service that signs programs for those who may publish them.
component CodeSigningService : Process { does = []; }

/// A certificate. Everyone may read it; its private key is another thing.
@also("X.509 certificate")
abstract data Certificate : Data {
  traits = [];
  sensitivity = Public;
  integrity = Important;
  replaceable = true;
}

/// The list of an authority's revoked certificates.
@also("CRL")
abstract data RevocationList : Data {
  traits = [];
  sensitivity = Public;
  integrity = Important;
  availability = Important;
  replaceable = true;
}

/// A ticket of a Windows or Kerberos domain.
@also("TGT")
abstract data KerberosTicket : data.Session;

/// A statement of an identity provider about a user, signed XML (SAML) or JSON (ID token).
@also("SAML assertion", "ID token")
abstract data IdentityAssertion : data.Session { integrity = Critical; }

// --- Protocols ----------------------------------------------------------------------

/// Tickets of a domain. Messages carry them encrypted with keys of both sides (RFC 4120).
@label("Kerberos")
channel Kerberos : Flow {
  networked = true;
  over_tls = false;
  encrypted = true;
  authn = Kerberos;
}

/// Challenge and response of Windows' older logins. An answer can be relayed to another server.
@label("NTLM") @also("NTLMv2")
channel Ntlm : Flow { networked = true; over_tls = false; server_authenticated = false; authn = Password; }

/// Requests over UDP about who may connect. Everything but the password is in cleartext, and a shared secret
/// with MD5 protects the answer (RFC 2865; CVE-2024-3596).
@label("RADIUS")
channel Radius : Flow {
  networked = true;
  encrypted = false;
  server_authenticated = false;
  authn = ApiKey;
}

/// RADIUS over TLS (RFC 6614). Both sides show certificates.
@label("RadSec")
channel RadSec : Radius {
  encrypted = true;
  server_authenticated = true;
  min_tls = Tls12;
  authn = ClientCertificate;
}

/// Logins and commands of administrators at network devices. It hides its body with MD5 (RFC 8907, section 10.5).
@label("TACACS+") @also("TACACS+")
channel Tacacs : Flow { networked = true; encrypted = false; server_authenticated = false; authn = ApiKey; }

/// A login at an identity provider, by signed XML that the browser carries.
@label("SAML") @also("SAML 2.0", "SAML SSO")
channel Saml : web.Https { needs = [ParsesXml]; }

/// A login at an identity provider, by codes and signed tokens (OpenID Connect Core 1.0).
@label("OIDC") @also("OIDC")
channel OpenIdConnect : web.Https;

/// Rights of an application that a user grants, by codes and tokens (RFC 6749).
@label("OAuth") @also("OAuth 2.0")
channel OAuth : web.Https;

/// Accounts and groups that one directory writes into another (RFC 7644).
@label("SCIM")
channel Scim : web.Https;

/// Certificates asked for by a program that proves that it runs the domain (RFC 8555).
@label("ACME") @also("Let's Encrypt")
channel Acme : web.Https { server_authenticated = true; authn = SignedRequest; }

/// Certificates asked for by a device (RFC 7030).
@label("EST") @also("Enrollment over Secure Transport")
channel Est : web.Https;

/// Whether a certificate is revoked. The answer is signed (RFC 6960).
@label("OCSP")
channel Ocsp : web.Http { integrity = true; authn = Anonymous; }
