/// Mail: servers, boxes, programs that read it, and the protocols between them.
package std.mail;

import std.core.*;
import std.data as data;
import std.db as db;
import std.net as net;
import std.people as people;
import std.services as services;

/// A server that takes mail for its users, and hands it out to them.
@also("MTA", "Exchange", "email server")
component MailServer : Process { ready_made = true; }

/// A server that passes mail on, and keeps none.
@also("SMTP relay", "smarthost")
component MailRelay : Process {
  forwards = true;
  does = [];
  ready_made = true;
}

/// A mail server of someone else, from which mail comes or to which it goes.
component OutsideMailServer : services.ExternalApi;

/// A filter in front of a mail server: spam, malware, forged senders. It opens what strangers attach.
@also("secure email gateway", "SEG")
component MailGateway : Process {
  forwards = true;
  does = [ParsesDocuments, UnpacksArchives];
  ready_made = true;
}

/// A program that sends one message to many, and keeps their addresses.
component MailingList : Process { ready_made = true; }

/// The mail of one or many users.
component Mailbox : db.FileStore { public_access = false; }

/// A program that reads and writes mail. What strangers send is shown in it.
@also("MUA", "Outlook", "Thunderbird")
component MailClient : people.DesktopApp { does = [ParsesDocuments, ParsesMedia]; }

/// Mail that is read in a browser.
component WebMail : people.Browser;

/// Text and attachments of mail.
@also("email", "e-mail")
abstract data EmailMessage : data.PrivateMessage;

/// Mail on its way to a server that insists on TLS, by MTA-STS (RFC 8461) or DANE.
@label("SMTP/TLS") @also("SMTPS", "STARTTLS")
channel SmtpTls : net.Smtp { encrypted = true; server_authenticated = true; min_tls = Tls12; }

/// A user's program that hands mail to its own server, over TLS (RFC 8314).
@label("submission") @also("submission")
channel MailSubmission : net.Smtp { encrypted = true; min_tls = Tls12; }

/// Mail read on its server. In cleartext until the client asks for TLS.
@label("IMAP")
channel Imap : Flow { networked = true; }

/// Mail read on its server, over TLS (RFC 8314).
@label("IMAPS")
channel Imaps : Imap { encrypted = true; min_tls = Tls12; }

/// Mail fetched from its server. In cleartext until the client asks for TLS.
@label("POP3")
channel Pop3 : Flow { networked = true; }

/// Mail fetched from its server, over TLS (RFC 8314).
@label("POP3S")
channel Pop3s : Pop3 { encrypted = true; min_tls = Tls12; }

/// Mail handed to a program of the same server.
@label("LMTP")
channel Lmtp : Flow { networked = true; encrypted = false; server_authenticated = false; }
