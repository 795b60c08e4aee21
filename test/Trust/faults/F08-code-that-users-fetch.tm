// Programs that users' machines fetch and run: a device, a desktop program, an app on a phone, each from where updates lie. Whoever is on the way, or gets
// at the server, runs code there, unless it is signed. Carrying a program is bringing code.
//
// RUN: %tmc --emit=json %s | %python %S/../Inputs/all.py TM-DEL-001 | FileCheck %s
// RUN: %tmc --emit=json %s | %python %S/../Inputs/all.py TM-DEL-001 | FileCheck %s --check-prefix=QUIET
// CHECK-DAG: TM-DEL-001 question High Device.update asks Device.update.signed from Stranger
// CHECK-DAG: TM-DEL-001 open High Desktop.update from Stranger
// CHECK-DAG: TM-DEL-001 question High Phone.update asks Phone.update.signed
// CHECK-DAG: TM-DEL-001 question High Server.update asks Server.update.signed
// QUIET-NOT: {{open|question}} {{[A-Za-z]+}} {{DeviceTwin|DesktopTwin|Push|Reading}}
package faults.code;

import std.people as people;

data Firmware : Program;

data Page { sensitivity = Public; integrity = Operational; }

system Device {
  boundary field : PublicInternet { meter : people.Device; }
  boundary ours : Dmz { server : Service; }
  flow update : meter <-> server via Https { carries = [Firmware]; }
}

system DeviceTwin {
  boundary field : PublicInternet { meter : people.Device; }
  boundary ours : Dmz { server : Service; }
  flow update : meter <-> server via Https { carries = [Firmware]; controls = [CodeSigning]; }
}

system Desktop {
  boundary field : PublicInternet { pc : DesktopApp; }
  boundary ours : Dmz { server : ObjectStore { stores = [Firmware]; } }
  flow update : pc <-> server via Https { carries = [Firmware]; code_signed = false; }
}

system DesktopTwin {
  boundary field : PublicInternet { pc : DesktopApp; }
  boundary ours : Dmz { server : ObjectStore { stores = [Firmware]; } }
  flow update : pc <-> server via Https { carries = [Firmware]; code_signed = true; }
}

system Phone {
  boundary field : PublicInternet { app1 : MobileApp; }
  boundary ours : Dmz { server : Service; }
  flow update : app1 <-> server via Https { brings_code = true; carries = [Page]; }
}

// Between our own programs as before.
system Server {
  boundary ours : Dmz { server : Service; }
  boundary inside : PrivateNetwork { worker : Worker; }
  flow update : server -> worker via Https { carries = [Firmware]; authn = Token; }
}

// Who only puts a program where it is kept runs nothing there.
system Push {
  boundary field : PublicInternet { tool : CliTool; }
  boundary ours : Dmz { kept : ArtifactStore { stores = [Firmware]; } }
  flow push : tool -> kept via Https { carries = [Firmware]; authn = Token; }
}

system Reading {
  boundary field : PublicInternet { app1 : MobileApp; }
  boundary ours : Dmz { server : Service; }
  flow read : app1 <-> server via Https { carries = [Page]; }
}
