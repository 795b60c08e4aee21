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
@also("handset")
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
@also("iOS app", "Android app")
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
  @formerly("backup_excluded") attr excluded_from_backup : bool?
      "Does it leave what is sensitive out of the phone's backups?";
  attr links_verified : bool? "Are links that open it bound to our domain?";
  @formerly("bridge_closed") attr webview_hardened : bool? "Does it show only our own pages?";
  attr callers_checked : bool? "Does it check which app calls it?";
  @formerly("biometry_bound") attr biometrics_key_bound : bool?
      "Does finger or face release a key without which it cannot go on?";
  @formerly("sdks_reviewed") attr sdks_vetted : bool?
      "Is it known and agreed what the libraries of others in it collect?";
  @formerly("genuine_app_proven") attr app_attested : bool?
      "Can our service tell a changed copy of it from the original?";
  attr minimum_version : bool? "Can vulnerable versions of it be refused?";
  attr screen_protected : bool?
      "Are its screens with secrets kept out of screenshots, recordings and keyboard caches?";
  @formerly("locks_itself") attr app_lock : bool? "Does it lock automatically?";
  @formerly("crypto_current") attr cryptography_current : bool?
      "Does it encrypt with the platform's functions, current algorithms and keys of the key store?";
}

/// Who wakes apps and shows lines on locked screens for us.
@also("push notification service", "APNs")
component PushService : services.ExternalApi;

/// Files with sensitive data are left out of backups, or encrypted with a key
/// that stays on the phone.
@also("allowBackup=false", "isExcludedFromBackup") @formerly("NoPhoneBackup")
control BackupExclusion for PhoneApp "exclusion from phone backups" {
  provides excluded_from_backup;
  effort = Small;
  fix = "Leave sensitive files out of backups, or encrypt them with a key of the phone's key store.";
  refs = [nist("SC-28")];
}

/// The app takes only certificates with a key that it knows, and a spare one.
@also("SSL pinning", "public key pinning") @formerly("PinnedKeys")
control CertificatePinning for Flow "certificate pinning" {
  provides certificate_pinned;
  effort = Small;
  fix = "Let the app know the server's key and a backup key, and accept no other.";
  refs = [nist("SC-23")];
}

/// Links are bound to our domain, carry no secrets, and nothing happens without
/// the user's consent.
@also("App Links", "Universal Links", "assetlinks.json") @formerly("VerifiedLinks")
control VerifiedAppLinks for PhoneApp "verified app links" {
  provides links_verified;
  effort = Small;
  fix = "Use links that are bound to your domain, check their values, and ask before anything happens.";
  refs = [nist("SI-10")];
}

/// Only our own pages are shown, without file access, and the bridge offers
/// named calls only.
@also("JavaScript bridge restriction", "WebView allow list") @formerly("ClosedBridge")
control WebViewHardening for PhoneApp "WebView hardening" {
  provides webview_hardened;
  effort = Small;
  fix = "Show only your own pages, switch off file access, and offer few named calls over the bridge.";
  refs = [nist("SC-18")];
}

/// Nothing is open to other apps but what must be, and that checks who calls.
@also("exported=false", "signature permission") @formerly("CheckedAppCallers")
control ComponentPermissions for PhoneApp "permissions on app components" {
  provides callers_checked;
  effort = Small;
  fix = "Close what need not be open, check the caller's signature for the rest, and check each value.";
  refs = [nist("AC-3")];
}

/// A message only says that there is something; the app fetches it after the
/// phone is unlocked.
@also("silent push", "data push") @formerly("EmptyPush")
control ContentFreePush for Flow "push messages without content" {
  provides content_free;
  effort = Small;
  fix = "Send only that there is something, and let the app fetch it after the phone is unlocked.";
}

/// The finger releases a key in hardware without which nothing can be decrypted
/// or signed.
@also("Keystore", "Secure Enclave", "CryptoObject", "BiometricPrompt") @formerly("BoundBiometry")
control KeyBoundBiometrics for PhoneApp "biometrics bound to a key" {
  provides biometrics_key_bound;
  effort = Small;
  fix = "Keep a key in hardware that a fingerprint or face releases, and make the login need it.";
  refs = [asvs("6.3.3")];
}

/// Each library is looked at: what it sends, where to, and whether it is
/// needed; versions are pinned.
@also("third-party SDK vetting") @formerly("ReviewedSdks")
control SdkReview for PhoneApp "SDK review" {
  provides sdks_vetted;
  effort = Small;
  fix = "Keep few libraries, pin their versions, look at what they send, and switch off data collection.";
  refs = [nist("SA-9")];
}

/// The phone's maker confirms to our service that the app and the phone are
/// unchanged.
@also("Play Integrity", "App Attest", "SafetyNet", "DeviceCheck")
control AppAttestation for PhoneApp "app attestation" {
  provides app_attested;
  effort = Moderate;
  fix = "Let the service ask the phone's maker whether app and phone are unchanged, and decide nothing in the app alone.";
  refs = [nist("SI-7")];
}

/// The service says which versions it still serves, and the app asks to be
/// updated.
@also("forced update", "version gate") @formerly("MinimumVersion")
control MinimumAppVersion for PhoneApp "minimum app version" {
  provides minimum_version;
  effort = Small;
  fix = "Let the service refuse versions that are too old, and the app say so.";
  refs = [nist("SI-2")];
}

/// Screens with secrets cannot be recorded, and are covered in the background;
/// fields keep out of keyboards' memory.
@also("FLAG_SECURE", "screenshot prevention") @formerly("ProtectedScreen")
control ScreenProtection for PhoneApp "screen protection" {
  provides screen_protected;
  effort = Small;
  fix = "Forbid screenshots of such screens, cover them in the background, and keep fields out of keyboard caches.";
}

/// The app locks after a while, and its login can be ended from elsewhere.
@also("automatic lock", "idle lock", "remote logout")
control AppLock for PhoneApp "app lock" {
  provides app_lock;
  effort = Small;
  fix = "Lock the app after a while, and let users end its login from another device.";
  refs = [asvs("7.3.1"), nist("AC-11")];
}

/// The app uses the platform's functions with current algorithms, and keys that
/// the phone's key store made and never gives out.
@also("Keystore", "Keychain", "AES-GCM", "CryptoKit")
control PlatformCryptography for PhoneApp "platform cryptography" {
  provides cryptography_current;
  effort = Small;
  fix = "Use the platform's functions with current algorithms (AES-GCM, SHA-256), random numbers of the system, and keys of the key store.";
  refs = [nist("SC-13")];
}

/// A phone copies an app's sensitive data to a computer or cloud. There, nothing that the app does
/// protects it. Attackers read it from the backup.
@also("allowBackup", "iCloud backup", "insecure data storage") @id("TM-MOB-001")
@formerly("DataInPhoneBackup") @stride(InformationDisclosure) @owasp(CryptographicFailures)
rule SensitiveDataInBackup "Sensitive data in backups: ${kept} leaves the phone with its backup" {
  match a : PhoneApp;
  let kept = a.stores.filter(d => d.sensitive);
  where keeps_sensitive(a);
  unless a.excluded_from_backup by BackupExclusion;
  severity = Medium;
  vantage = Anywhere;
  work = 10;
  fix = "Leave sensitive files out of backups, or encrypt them with a key of the phone's key store.";
  refs = [cwe(530), cwe(922), attack("T1533"), nist("SC-28")];
  question a.excluded_from_backup "Does ${a} leave what is sensitive out of the phone's backups?";
  verify files.excluded_from_backup(a);
}

/// An app accepts certificates of every authority that the phone trusts. Attackers, malware or an
/// employer add one. A proxy with it reads and changes what the app sends.
@also("SSL pinning", "certificate pinning", "TLS interception") @id("TM-MOB-002")
@formerly("TrustedByEveryAuthority") @stride(InformationDisclosure) @owasp(CryptographicFailures)
rule MissingCertificatePinning
    "Missing certificate pinning: anyone who adds a certificate authority to the phone reads what goes over ${f}" {
  match f : Flow;
  where f.source is PhoneApp and f.networked and f.target.run_by_us;
  where any d in f.payload : d.sensitivity >= Restricted;
  unless f.certificate_pinned by CertificatePinning;
  severity = Medium;
  gain = [Reads, Changes];
  work = 12;
  fix = "Let the app know the server's key and a backup key, and accept no other.";
  refs = [cwe(295), capec(94), attack("T1557"), nist("SC-23")];
  question f.certificate_pinned "Does ${f.source} accept only keys that it knows for ${f}?";
  verify files.keys_pinned(f.source);
}

/// An app opens links without checking where they come from, or shares its link scheme with other
/// apps. Attackers send a link that starts an action, or install an app that claims the link. The
/// action is carried out, or they receive the login.
@also("custom URL scheme", "app link", "universal link", "intent") @id("TM-MOB-003")
@formerly("OpenedByAnyLink") @stride(Spoofing)
rule DeepLinkHijacking "Deep link hijacking: a link in a page or mail makes ${a} do something" {
  match a : PhoneApp;
  where a.deep_links;
  unless a.links_verified by VerifiedAppLinks;
  severity = Medium;
  vantage = Anywhere;
  work = 7;
  fix = "Use links that are bound to your domain, check their values, and ask before anything happens.";
  refs = [cwe(939), cwe(940), capec(194), nist("SI-10")];
  question a.links_verified "Are links that open ${a} bound to our domain?";
  verify files.links_verified(a);
}

/// Pages inside an app can call its functions over a bridge. Attackers bring a script of theirs
/// into such a page. It reads files, tokens or the camera.
@also("WebView", "JavaScript bridge", "addJavascriptInterface") @id("TM-MOB-004") @formerly("PageReachesApp")
@stride(ElevationOfPrivilege) @owasp(Injection)
rule InsecureWebView "Insecure WebView: a page shown inside ${a} can use what the app may" {
  match a : PhoneApp;
  where a.web_views;
  unless a.webview_hardened by WebViewHardening;
  severity = High;
  vantage = Anywhere;
  work = 7;
  fix = "Show only your own pages, switch off file access, and offer few named calls over the bridge.";
  refs = [cwe(749), cwe(79), capec(63), nist("SC-18")];
  question a.webview_hardened "Does ${a} show only our own pages?";
}

/// Screens, services or files of an app are open to other apps. Malware on the phone calls them out
/// of order, past the login, or with values of its own. It does what only the app should.
@also("exported activity", "exported components", "intent redirection", "IPC") @id("TM-MOB-005")
@formerly("NeighbourCalls") @stride(ElevationOfPrivilege)
rule ExportedAppComponents "Exported app components: another app on the phone can use parts of ${a}" {
  match a : PhoneApp;
  where a.offers_services;
  unless a.callers_checked by ComponentPermissions;
  severity = Medium;
  vantage = Anywhere;
  work = 7;
  fix = "Close what need not be open, check the caller's signature for the rest, and check each value.";
  refs = [cwe(926), cwe(927), capec(501), nist("AC-3")];
  question a.callers_checked "Does ${a} check which app calls it?";
  verify files.parts_guarded(a);
}

/// Push notifications carry sensitive content through the platform's servers onto locked screens.
/// Anyone nearby reads it. So does anyone who runs, or breaks into, the service.
@also("notification leak", "lock screen") @id("TM-MOB-006") @formerly("LineOnLockedScreen")
@stride(InformationDisclosure) @linddun(DataDisclosure)
rule PushNotificationDisclosure
    "Push notification disclosure: ${shown} passes ${f.target} and appears on locked screens" {
  match f : Flow;
  let shown = f.sent.filter(d => d.sensitive or d.about_people);
  where f.target is PushService;
  where any d in f.sent : d.sensitive or d.about_people;
  unless f.content_free by ContentFreePush;
  severity = Medium;
  vantage = Anywhere;
  work = 10;
  fix = "Send only that there is something, and let the app fetch it after the phone is unlocked.";
  refs = [cwe(200), linddun("Dd.4.1"), attack("T1517")];
  question f.content_free "Do push messages over ${f} say only that there is something new?";
}

/// An app trusts the phone's answer that the fingerprint or face was right. Attackers with the phone, or
/// malware on it, change the answer to yes. The app opens.
@also("biometric authentication bypass", "Face ID", "Touch ID", "local authentication") @id("TM-MOB-007")
@formerly("FingerThatProvesNothing") @stride(Spoofing) @owasp(AuthenticationFailures)
rule BiometricBypass "Biometric bypass: on a manipulated phone, ${a} opens without a fingerprint or face" {
  match a : PhoneApp;
  where a.biometric_login;
  unless a.biometrics_key_bound by KeyBoundBiometrics;
  severity = Medium;
  vantage = Anywhere;
  work = 9;
  fix = "Keep a key in hardware that a fingerprint or face releases, and make the login need it.";
  refs = [cwe(287), cwe(603), capec(115), asvs("6.3.3")];
  question a.biometrics_key_bound "Does a fingerprint or face release a key that ${a} cannot work without?";
}

/// Third-party libraries run inside an app with all the rights that users gave it. Their makers
/// decide with each version what they collect. Users' data goes where nobody agreed to.
@also("SDK", "tracking SDK", "mobile supply chain", "ad SDK") @id("TM-MOB-008") @formerly("CuriousLibrary")
@stride(InformationDisclosure) @owasp(SoftwareSupplyChainFailures) @linddun(DataDisclosure)
rule ThirdPartySdkTracking
    "Third-party SDK tracking: third-party libraries in ${a} see and send what it sees" {
  match a : PhoneApp;
  where a.embeds_sdks;
  where any d in a.handles : d.about_people or d.sensitive;
  unless a.sdks_vetted by SdkReview;
  severity = Medium;
  vantage = Anywhere;
  work = 10;
  fix = "Keep few libraries, pin their versions, look at what they send, and switch off data collection.";
  refs = [cwe(829), linddun("Dd.4.1.1"), attack("T1474"), nist("SA-9")];
  question a.sdks_vetted "Is it known and agreed what third-party libraries in ${a} collect?";
}

/// A service cannot tell its genuine app from a modified copy. Attackers take the app apart, remove
/// its checks or add malware, and publish it. The copy works like the original.
@also("repackaging", "cloned app", "trojanized app", "app attestation") @id("TM-MOB-009")
@formerly("RepackedApp") @stride(Tampering) @owasp(SoftwareOrDataIntegrityFailures)
rule AppRepackaging "App repackaging: a modified copy of ${a} looks like ours" {
  match a : PhoneApp;
  where a.valuable_code or (any d in a.handles : d.disputable);
  unless a.app_attested by AppAttestation;
  severity = if any d in a.handles : d.disputable then Medium else Low;
  vantage = Anywhere;
  work = 9;
  fix = "Let the service ask the phone's maker whether app and phone are unchanged, and decide nothing in the app alone.";
  refs = [cwe(602), cwe(353), attack("T1577"), capec(207), nist("SI-7")];
  question a.app_attested "Can our service tell a modified copy of ${a} from the original?";
}

/// Old versions of an app cannot be turned away. Users update when they like. Attackers use flaws
/// that were fixed years ago.
@also("missing forced update", "unpatched app") @id("TM-MOB-010") @formerly("OldAppForever")
@stride(DenialOfService)
rule OutdatedAppVersions "Outdated app versions: old versions of ${a} with known flaws stay in use" {
  match a : PhoneApp;
  where a.calls.any;
  unless a.minimum_version by MinimumAppVersion;
  severity = Low;
  vantage = Anywhere;
  work = 10;
  fix = "Let the service refuse versions that are too old, and the app say so.";
  refs = [cwe(1104), nist("SI-2")];
  question a.minimum_version "Can vulnerable versions of ${a} be refused?";
}

/// What an app shows is captured by the phone: in the app switcher, in recordings by other apps, by
/// keyboards and clipboards. Malware, or anyone who holds the phone, reads it later.
@also("screenshot", "app switcher", "clipboard", "keyboard cache", "FLAG_SECURE") @id("TM-MOB-011")
@formerly("PictureOfTheScreen") @stride(InformationDisclosure)
rule ScreenCapture "Screen capture: the phone keeps screenshots of what ${a} shows" {
  match a : PhoneApp;
  where any d in a.handles : d.sensitivity >= Restricted;
  unless a.screen_protected by ScreenProtection;
  severity = Low;
  vantage = Anywhere;
  work = 10;
  fix = "Forbid screenshots of such screens, cover them in the background, and keep fields out of keyboard caches.";
  refs = [cwe(200), attack("T1513"), attack("T1414"), capec(648)];
  question a.screen_protected
      "Are screens of ${a} with secrets kept out of screenshots, recordings and keyboard caches?";
}

/// An app stays open on a phone that anyone may pick up. Phones are lost and stolen unlocked.
/// Anyone who has one acts as its owner, and nobody can lock it remotely.
@also("stolen phone", "missing app lock", "remote wipe") @id("TM-MOB-012") @formerly("LostPhone")
@stride(Spoofing) @owasp(AuthenticationFailures) @cause(Loss)
rule LostOrStolenDevice "Lost or stolen device: anyone who finds the phone is logged in to ${a}" {
  match a : PhoneApp;
  where any d in a.handles : d.sensitive;
  unless a.app_lock by AppLock;
  severity = Medium;
  vantage = Anywhere;
  work = 10;
  fix = "Lock the app after a while, and let users end its login from another device.";
  refs = [cwe(613), attack("T1461"), asvs("7.3.1"), nist("AC-11")];
  question a.app_lock "Does ${a} lock automatically?";
}

/// An app encrypts with a broken or home-made algorithm, or with a key that is part of the app.
/// Attackers who have the phone, its backup or the app decrypt everything.
@also("broken cryptography", "weak encryption", "hard-coded key", "weak cryptography") @id("TM-MOB-013")
@formerly("WeakAppCryptography") @stride(InformationDisclosure) @owasp(CryptographicFailures)
rule InsufficientCryptography
    "Insufficient cryptography: what ${a} encrypts can be read by anyone who unpacks the app" {
  match a : PhoneApp;
  where handles_sensitive(a);
  unless a.cryptography_current by PlatformCryptography;
  severity = Medium;
  vantage = Anywhere;
  work = 7;
  fix = "Use the platform's functions with current algorithms (AES-GCM, SHA-256), random numbers of the system, and keys of the key store.";
  refs = [cwe(327), cwe(321), cwe(330), capec(20), asvs("11.3.2"), nist("SC-13")];
  question a.cryptography_current
      "Does ${a} encrypt with the platform's functions, current algorithms and keys of the key store?";
}
