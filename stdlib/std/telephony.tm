/// Telephony and video: exchanges, gateways, media, and their protocols.
package std.telephony;

import std.core.*;
import std.data as data;
import std.db as db;
import std.net as net;
import std.people as people;
import std.web as web;

/// A telephone exchange of an organisation.
@also("telephone switchboard", "Asterisk")
component Pbx : Process { does = []; ready_made = true; }

/// A server that registers telephones and finds the other end of a call.
@also("SIP proxy", "SIP registrar")
component SipServer : Process { does = []; ready_made = true; }

/// A gateway between an organisation's telephones and other networks.
@also("SBC")
component SessionBorderController : Process { forwards = true; does = []; ready_made = true; }

/// A gateway to the telephone network.
@also("VoIP gateway")
component VoiceGateway : Process { forwards = true; does = []; ready_made = true; }

/// A server that mixes or forwards voice and video of many participants.
component MediaServer : Process { does = [ParsesMedia]; ready_made = true; }

/// A server that helps two ends connect through address translation, and relays media if they cannot (TURN).
@also("STUN server", "STUN/TURN")
component TurnServer : Process { forwards = true; does = []; ready_made = true; }

/// A telephone on a desk.
@also("IP phone", "VoIP phone")
component DeskPhone : people.Device;

/// A program that telephones.
component SoftPhone : people.DesktopApp;

/// Where callers talk to agents, or to a menu.
@also("call centre", "IVR")
component ContactCentre : web.WebApplication { ready_made = true; }

/// A gateway that sends text messages through a mobile network.
component SmsGateway : Process { does = []; ready_made = true; }

/// Recordings of calls and messages left.
component CallRecordings : db.FileStore { public_access = false; }

/// Voice and pictures of people.
@also("VoIP call")
abstract data VoiceCall : data.PrivateMessage;

/// Who called whom, when and for how long.
@also("CDR")
abstract data CallRecord : data.PersonalData;

/// Calls set up in cleartext (RFC 3261).
@label("SIP")
channel Sip : Flow { networked = true; encrypted = false; server_authenticated = false; }

/// Calls set up over TLS.
@label("SIPS")
channel Sips : Sip { encrypted = true; server_authenticated = unknown; min_tls = Tls12; }

/// Voice and pictures, in cleartext (RFC 3550).
@label("RTP")
channel Rtp : net.Udp { needs = [ParsesMedia]; }

/// Voice and pictures, encrypted (RFC 3711). Who knows the keys depends on how they were exchanged.
@label("SRTP")
channel Srtp : Rtp { encrypted = true; server_authenticated = unknown; over_tls = false; }

/// Voice, pictures and data between browsers, always encrypted (RFC 8827).
@label("WebRTC")
channel WebRtc : Flow { networked = true; over_tls = false; encrypted = true; needs = [ParsesMedia]; }

/// Video fetched and steered (RFC 7826).
@label("RTSP")
channel Rtsp : Flow {
  networked = true;
  encrypted = false;
  server_authenticated = false;
  needs = [ParsesMedia];
}

/// Calls in cleartext, as video conferences of rooms use it.
@label("H.323")
channel H323 : Flow {
  networked = true;
  encrypted = false;
  server_authenticated = false;
  needs = [ParsesMedia];
}

/// The telephone network: numbers can be forged.
@label("telephone") @also("PSTN")
channel TelephoneCall : Flow {
  networked = true;
  medium = PublicNetwork;
  over_tls = false;
  encrypted = false;
  server_authenticated = false;
}

/// A text message: readable by operators, and by anyone who takes over the number.
@label("SMS") @also("text message")
channel Sms : TelephoneCall;

/// Signalling between operators (SS7): anyone with access may ask where a telephone is, and redirect its
/// calls.
@label("SS7")
channel Ss7 : Flow {
  networked = true;
  over_tls = false;
  encrypted = false;
  server_authenticated = false;
  authn = Anonymous;
}

/// Signals between operators, of 4G and later (RFC 6733). TLS or IPsec are settings.
@label("Diameter")
channel Diameter : Flow { networked = true; }
