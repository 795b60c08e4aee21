/// Apps on phones: what they keep, what else is on the phone, and who holds it.
package std.mobile;

import std.core.*;
import std.scales.{Cause};
import std.owasp.*;
import std.refs.{cwe, capec, attack, attack_sub, asvs, nist, linddun};

import std.data as data;
import std.net as net;
import std.people as people;
import std.services as services;
import std.web as web;
import std.checks.files as files;

/// A phone or tablet of a user, with apps of many makers.
zone Phone : net.UserDevice;

/// What an app on a phone may do.
@adds_to(Capability)
enum AppCapability {
  /// Links from pages and mails open it.
  OpensDeepLinks "is opened by links from pages and mails",
  /// It shows pages inside itself.
  ShowsWebViews "shows web pages inside itself",
  /// Other apps on the phone can call parts of it.
  OffersServices "lets other apps on the phone call parts of it",
  /// A finger or face unlocks it.
  LogsInByBiometry "is unlocked by a finger or face",
  /// It contains programs of others that see what it sees.
  EmbedsSdks "contains libraries of others that collect data (SDKs)",
  /// How it works is worth a competitor's or cheater's trouble.
  HoldsSecretCode "contains code that competitors or cheaters would like to read",
}

/// An app of ours on phones.
component PhoneApp : people.MobileApp {
  /// Whether links from pages and mails open it.
  attr deep_links : bool? = OpensDeepLinks in does;
  /// Whether it shows pages inside itself.
  attr web_views : bool? = ShowsWebViews in does;
  /// Whether other apps on the phone can call parts of it.
  attr offers_services : bool? = OffersServices in does;
  /// Whether a finger or face unlocks it.
  attr biometric_login : bool? = LogsInByBiometry in does;
  /// Whether it contains programs of others that see what it sees.
  attr embeds_sdks : bool? = EmbedsSdks in does;
  /// Whether how it works is worth a competitor's or cheater's trouble.
  attr valuable_code : bool? = HoldsSecretCode in does;
  attr backup_excluded : bool? "Does it leave what is sensitive out of the phone's backups?";
  attr links_verified : bool? "Are links that open it bound to our domain?";
  attr bridge_closed : bool? "Does it show only our own pages?";
  attr callers_checked : bool? "Does it check which app calls it?";
  attr biometry_bound : bool? "Does finger or face release a key without which it cannot go on?";
  attr sdks_reviewed : bool? "Is it known and agreed what the libraries of others in it collect?";
  attr genuine_app_proven : bool? "Can our service tell a changed copy of it from the original?";
  attr minimum_version : bool? "Can versions of it with known flaws be turned away?";
  attr screen_protected : bool?
      "Are screens of it with secrets kept out of pictures, recordings and keyboards' memory?";
  attr locks_itself : bool? "Does it lock itself?";
  attr crypto_current : bool?
      "Does it encrypt with the platform's functions, current algorithms and keys of the key store?";
}

/// Who wakes apps and shows lines on locked screens for us.
component PushService : services.ExternalApi;

/// Files with sensitive data are left out of backups, or encrypted with a key
/// that stays on the phone.
control NoPhoneBackup for PhoneApp "left out of phone backups" {
  provides backup_excluded;
  effort = Small;
  fix = "Leave sensitive files out of backups, or encrypt them with a key of the phone's key store.";
  refs = [nist("SC-28")];
}

/// The app takes only certificates with a key that it knows, and a spare one.
control PinnedKeys for Flow "pinned keys" {
  provides pinned;
  effort = Small;
  fix = "Let the app know the server's key and a spare one, and take no other.";
  refs = [nist("SC-23")];
}

/// Links are bound to our domain, carry no secrets, and nothing happens without
/// the user's consent.
control VerifiedLinks for PhoneApp "verified links" {
  provides links_verified;
  effort = Small;
  fix = "Use links that are bound to your domain, check their values, and ask before anything happens.";
  refs = [nist("SI-10")];
}

/// Only our own pages are shown, without file access, and the bridge offers
/// named calls only.
control ClosedBridge for PhoneApp "closed bridge" {
  provides bridge_closed;
  effort = Small;
  fix = "Show only your own pages, switch file access off, and offer few named calls over the bridge.";
  refs = [nist("SC-18")];
}

/// Nothing is open to other apps but what must be, and that checks who calls.
control CheckedAppCallers for PhoneApp "checked neighbours" {
  provides callers_checked;
  effort = Small;
  fix = "Close what need not be open, check the caller's signature for the rest, and check each value.";
  refs = [nist("AC-3")];
}

/// A message only says that there is something; the app fetches it after the
/// phone is unlocked.
control EmptyPush for Flow "messages without content" {
  provides content_hidden;
  effort = Small;
  fix = "Send only that there is something, and let the app fetch it after the phone is unlocked.";
}

/// The finger releases a key in hardware without which nothing can be decrypted
/// or signed.
control BoundBiometry for PhoneApp "key released by finger" {
  provides biometry_bound;
  effort = Small;
  fix = "Keep a key in hardware that finger or face release, and let the login need it.";
  refs = [asvs("6.3.3")];
}

/// Each library is looked at: what it sends, where to, and whether it is
/// needed; versions are pinned.
control ReviewedSdks for PhoneApp "reviewed libraries" {
  provides sdks_reviewed;
  effort = Small;
  fix = "Keep few libraries, pin their versions, look at what they send, and switch collecting off.";
  refs = [nist("SA-9")];
}

/// The phone's maker confirms to our service that the app and the phone are
/// unchanged.
control AppAttestation for PhoneApp "proof of the genuine app" {
  provides genuine_app_proven;
  effort = Moderate;
  fix = "Let the service ask the phone's maker whether app and phone are unchanged, and decide nothing in the app alone.";
  refs = [nist("SI-7")];
}

/// The service says which versions it still serves, and the app asks to be
/// updated.
control MinimumVersion for PhoneApp "smallest version" {
  provides minimum_version;
  effort = Small;
  fix = "Let the service refuse versions that are too old, and the app say so.";
  refs = [nist("SI-2")];
}

/// Screens with secrets cannot be recorded, and are covered in the background;
/// fields keep out of keyboards' memory.
control ProtectedScreen for PhoneApp "protected screen" {
  provides screen_protected;
  effort = Small;
  fix = "Forbid pictures of such screens, cover them in the background, and keep fields out of keyboards' memory.";
}

/// The app locks after a while, and its login can be ended from elsewhere.
control AppLock for PhoneApp "app that locks itself" {
  provides locks_itself;
  effort = Small;
  fix = "Lock the app after a while, and let users end its login from another device.";
  refs = [asvs("7.3.1"), nist("AC-11")];
}

/// The app uses the platform's functions with current algorithms, and keys that
/// the phone's key store made and never gives out.
control PlatformCryptography for PhoneApp "cryptography of the platform" {
  provides crypto_current;
  effort = Small;
  fix = "Use the platform's functions with current algorithms (AES-GCM, SHA-256), random numbers of the system, and keys of the key store.";
  refs = [nist("SC-13")];
}

/// Phones copy what apps keep to a computer or cloud. There it lies outside of
/// everything that the app does to protect it.
@id("TM-MOB-001") @stride(InformationDisclosure) @owasp(CryptographicFailures)
rule DataInPhoneBackup "${kept} leaves the phone with its backup" {
  match a : PhoneApp;
  let kept = a.stores.filter(d => d.sensitive);
  where keeps_sensitive(a);
  unless a.backup_excluded by NoPhoneBackup;
  severity = Medium;
  vantage = Anywhere;
  work = 10;
  fix = "Leave sensitive files out of backups, or encrypt them with a key of the phone's key store.";
  refs = [cwe(530), cwe(922), attack("T1533"), nist("SC-28")];
  question a.backup_excluded "Does ${a} leave what is sensitive out of the phone's backups?";
  verify files.backup_excluded(a);
}

/// The phone believes more than a hundred authorities, and its owner, employer
/// or malware can add one. With it, a proxy shows the app a certificate that
/// looks right.
/// Known as: missing certificate pinning.
@id("TM-MOB-002") @stride(InformationDisclosure) @owasp(CryptographicFailures)
rule TrustedByEveryAuthority "whoever adds an authority to the phone reads what goes over ${f}" {
  match f : Flow;
  where f.source is PhoneApp and f.networked and f.target.run_by_us;
  where any d in f.payload : d.sensitivity >= Restricted;
  unless f.pinned by PinnedKeys;
  severity = Medium;
  gain = [Reads, Changes];
  work = 12;
  fix = "Let the app know the server's key and a spare one, and take no other.";
  refs = [cwe(295), capec(94), attack("T1557"), nist("SC-23")];
  question f.pinned "Does ${f.source} take only keys that it knows for ${f}?";
  verify files.keys_pinned(f.source);
}

/// A link opens the app at a place and with values of the sender's choice.
/// Another app may claim the same link, and gets what was meant for this one: a
/// login, a payment.
/// Known as: deep link hijacking.
@id("TM-MOB-003") @stride(Spoofing)
rule OpenedByAnyLink "a link in a page or mail makes ${a} do something" {
  match a : PhoneApp;
  where a.deep_links;
  unless a.links_verified by VerifiedLinks;
  severity = Medium;
  vantage = Anywhere;
  work = 7;
  fix = "Use links that are bound to your domain, check their values, and ask before anything happens.";
  refs = [cwe(939), cwe(940), capec(194), nist("SI-10")];
  question a.links_verified "Are links that open ${a} bound to our domain?";
  verify files.links_verified(a);
}

/// Pages inside the app talk to it over a bridge. A script of another site, or
/// one injected on the way, crosses it and reads files, tokens or the camera.
/// Known as: WebView bridge abuse.
@id("TM-MOB-004") @stride(ElevationOfPrivilege) @owasp(Injection)
rule PageReachesApp "a page shown inside ${a} can use what the app may" {
  match a : PhoneApp;
  where a.web_views;
  unless a.bridge_closed by ClosedBridge;
  severity = High;
  vantage = Anywhere;
  work = 7;
  fix = "Show only your own pages, switch file access off, and offer few named calls over the bridge.";
  refs = [cwe(749), cwe(79), capec(63), nist("SC-18")];
  question a.bridge_closed "Does ${a} show only our own pages?";
}

/// Screens, services and files that are open to other apps are open to malware
/// too. It starts them out of order, past the login, or with values that were
/// never meant to come in.
/// Known as: exported components.
@id("TM-MOB-005") @stride(ElevationOfPrivilege)
rule NeighbourCalls "another app on the phone can use parts of ${a}" {
  match a : PhoneApp;
  where a.offers_services;
  unless a.callers_checked by CheckedAppCallers;
  severity = Medium;
  vantage = Anywhere;
  work = 7;
  fix = "Close what need not be open, check the caller's signature for the rest, and check each value.";
  refs = [cwe(926), cwe(927), capec(501), nist("AC-3")];
  question a.callers_checked "Does ${a} check which app calls it?";
  verify files.parts_guarded(a);
}

/// Messages to phones go through the maker's servers and appear on the screen
/// while the phone lies on a table. Whoever stands there, or runs the service,
/// reads them.
@id("TM-MOB-006") @stride(InformationDisclosure) @linddun(DataDisclosure)
rule LineOnLockedScreen "${shown} passes ${f.target} and lies on locked screens" {
  match f : Flow;
  let shown = f.sent.filter(d => d.sensitive or d.about_people);
  where f.target is PushService;
  where any d in f.sent : d.sensitive or d.about_people;
  unless f.content_hidden by EmptyPush;
  severity = Medium;
  vantage = Anywhere;
  work = 10;
  fix = "Send only that there is something, and let the app fetch it after the phone is unlocked.";
  refs = [cwe(200), linddun("Dd.4.1"), attack("T1517")];
  question f.content_hidden "Do messages over ${f} say only that there is something?";
}

/// The phone tells the app that finger or face were right, and the app believes
/// it. On a phone under someone else's control that answer is changed to yes.
@id("TM-MOB-007") @stride(Spoofing) @owasp(AuthenticationFailures)
rule FingerThatProvesNothing "on a manipulated phone, ${a} opens without the finger" {
  match a : PhoneApp;
  where a.biometric_login;
  unless a.biometry_bound by BoundBiometry;
  severity = Medium;
  vantage = Anywhere;
  work = 9;
  fix = "Keep a key in hardware that finger or face release, and let the login need it.";
  refs = [cwe(287), cwe(603), capec(115), asvs("6.3.3")];
  question a.biometry_bound "Does finger or face release a key without which ${a} cannot go on?";
}

/// A library for advertising or statistics runs with all the rights that users
/// gave to the app. Its maker decides with each version what is collected.
@id("TM-MOB-008") @stride(InformationDisclosure) @owasp(SupplyChainFailures) @linddun(DataDisclosure)
rule CuriousLibrary "libraries of others in ${a} see and send what it sees" {
  match a : PhoneApp;
  where a.embeds_sdks;
  where any d in a.handles : d.about_people or d.sensitive;
  unless a.sdks_reviewed by ReviewedSdks;
  severity = Medium;
  vantage = Anywhere;
  work = 10;
  fix = "Keep few libraries, pin their versions, look at what they send, and switch collecting off.";
  refs = [cwe(829), linddun("Dd.4.1.1"), attack("T1474"), nist("SA-9")];
  question a.sdks_reviewed "Is it known and agreed what the libraries of others in ${a} collect?";
}

/// An app is taken apart, changed and put up elsewhere: without its checks,
/// without its advertisements, or with a thief inside. Our service cannot tell
/// it from the original.
/// Known as: repackaging.
@id("TM-MOB-009") @stride(Tampering) @owasp(IntegrityFailures)
rule RepackedApp "a changed copy of ${a} looks like ours" {
  match a : PhoneApp;
  where a.valuable_code or (any d in a.handles : d.disputable);
  unless a.genuine_app_proven by AppAttestation;
  severity = if any d in a.handles : d.disputable then Medium else Low;
  vantage = Anywhere;
  work = 9;
  fix = "Let the service ask the phone's maker whether app and phone are unchanged, and decide nothing in the app alone.";
  refs = [cwe(602), cwe(353), attack("T1577"), capec(207), nist("SI-7")];
  question a.genuine_app_proven "Can our service tell a changed copy of ${a} from the original?";
}

/// Users update when they like. A flaw that is fixed today is open for years on
/// the phones of those who do not, and the service has to keep serving them.
@id("TM-MOB-010") @stride(DenialOfService)
rule OldAppForever "old versions of ${a} with known flaws stay in use" {
  match a : PhoneApp;
  where a.calls.any;
  unless a.minimum_version by MinimumVersion;
  severity = Low;
  vantage = Anywhere;
  work = 10;
  fix = "Let the service refuse versions that are too old, and the app say so.";
  refs = [cwe(1104), nist("SI-2")];
  question a.minimum_version "Can versions of ${a} with known flaws be turned away?";
}

/// When an app goes to the background the phone takes a picture of it; other
/// apps record the screen, and keyboards and clipboards remember what was
/// typed.
@id("TM-MOB-011") @stride(InformationDisclosure)
rule PictureOfTheScreen "the phone keeps pictures of what ${a} shows" {
  match a : PhoneApp;
  where any d in a.handles : d.sensitivity >= Restricted;
  unless a.screen_protected by ProtectedScreen;
  severity = Low;
  vantage = Anywhere;
  work = 10;
  fix = "Forbid pictures of such screens, cover them in the background, and keep fields out of keyboards' memory.";
  refs = [cwe(200), attack("T1513"), attack("T1414"), capec(648)];
  question a.screen_protected
      "Are screens of ${a} with secrets kept out of pictures, recordings and keyboards' memory?";
}

/// Phones are lost and stolen unlocked. The app is open, and nobody can close
/// it from afar.
@id("TM-MOB-012") @stride(Spoofing) @owasp(AuthenticationFailures) @cause(Loss)
rule LostPhone "whoever finds the phone is logged in to ${a}" {
  match a : PhoneApp;
  where any d in a.handles : d.sensitive;
  unless a.locks_itself by AppLock;
  severity = Medium;
  vantage = Anywhere;
  work = 10;
  fix = "Lock the app after a while, and let users end its login from another device.";
  refs = [cwe(613), attack("T1461"), asvs("7.3.1"), nist("AC-11")];
  question a.locks_itself "Does ${a} lock itself?";
}

/// Insufficient cryptography: the app encrypts with an old algorithm, a home-
/// made one, or a key that is in the app itself. Whoever has the phone, its
/// backup, or the app reads all of it.
@id("TM-MOB-013") @stride(InformationDisclosure) @owasp(CryptographicFailures)
rule WeakAppCryptography "what ${a} encrypts can be read by whoever unpacks the app" {
  match a : PhoneApp;
  where handles_sensitive(a);
  unless a.crypto_current by PlatformCryptography;
  severity = Medium;
  vantage = Anywhere;
  work = 7;
  fix = "Use the platform's functions with current algorithms (AES-GCM, SHA-256), random numbers of the system, and keys of the key store.";
  refs = [cwe(327), cwe(321), cwe(330), capec(20), asvs("11.3.2"), nist("SC-13")];
  question a.crypto_current
      "Does ${a} encrypt with the platform's functions, current algorithms and keys of the key store?";
}
