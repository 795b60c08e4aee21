/// What people use: single-page apps, extensions, desktops, phones.
package std.clients;

import std.core.*;
import std.db as db;
import std.net as net;
import std.people as people;

// --- Machines -------------------------------------------------------------------

/// A laptop that the organisation manages.
@also("notebook computer")
zone Laptop : net.ManagedDevice;

/// A desktop machine that the organisation manages.
@also("desktop computer", "PC")
zone Workstation : net.ManagedDevice { population = [Employee]; }

/// A user's phone: other apps run next to ours.
@also("mobile phone")
zone Smartphone : net.UserDevice;

/// A user's tablet.
@also("iPad")
zone Tablet : net.UserDevice;

/// A machine in a public place that anyone may use.
zone Kiosk : net.Lan { trust = 10; shared_runtime = true; population = [Stranger, Thief]; }

/// A desktop that runs in a data centre and is displayed elsewhere.
@also("VDI", "DaaS")
zone VirtualDesktop : net.ManagedDevice { population = [Employee]; }

// --- Programs -------------------------------------------------------------------

/// A script application that one page loads into the browser, and that calls APIs.
@also("SPA", "single-page application", "React app", "Angular app", "Vue app")
component SinglePageApp : people.Browser { does = [RendersInBrowser]; }

/// A page that installs like an app and works offline.
@also("PWA")
component ProgressiveWebApp : SinglePageApp;

/// A script of a site that the browser runs between its pages and the network, even if no page is open.
@also("web worker")
component ServiceWorker : people.Browser;

/// A program added to a browser, with rights over the pages that are shown there.
@also("browser plugin", "browser add-on", "Chrome extension")
component BrowserExtension : people.Browser;

/// A desktop program that shows its own web pages: Electron, Tauri, WebView2.
@also("Electron")
component ElectronApp : people.DesktopApp { browses = true; does = [RendersInBrowser]; }

/// A desktop program that works directly with a server, often a database.
@also("fat client", "rich client", "native client")
component ThickClient : people.DesktopApp;

/// An add-in of an office program.
@also("Office macro", "VBA add-in")
component OfficeAddIn : people.DesktopApp;

/// A program on a wrist, in a pocket, or on glasses.
@also("watch app")
component WearableApp : people.MobileApp;

/// A program on a television or a set-top box.
component TvApp : people.MobileApp;

/// What a browser keeps for a site: cookies, local storage, IndexedDB. Scripts of the site read all but
/// `HttpOnly` cookies.
@also("localStorage", "sessionStorage", "IndexedDB")
component BrowserStorage : db.LocalDisk { run_by_us = false; }

/// What an app keeps on a phone or desktop.
@also("app sandbox storage")
component AppStorage : db.LocalDisk { run_by_us = false; }

/// Where a phone or desktop keeps keys: Keychain, Keystore, Credential Manager.
@also("Keychain", "Android Keystore", "Keystore")
component DeviceKeyStore : db.KeyModule { run_by_us = false; }
