// The same download of code by a command-line tool, a desktop program, a phone's app, a device and a service: what is
// run must be what was built, whoever fetches it. A program that gets code is taken to run it.
// RUN: %tmc --emit=json %s | %python %S/../../Stdlib/Inputs/states.py TM-DEL-001 | FileCheck %s
// CHECK: question App.update asks App.update.{{code_signed|signed}}{{$}}
// CHECK-NEXT: question Desk.update asks Desk.update.{{code_signed|signed}}{{$}}
// CHECK-NEXT: question Fleet.update asks Fleet.update.{{code_signed|signed}}{{$}}
// CHECK-NEXT: question Pushed.update asks Pushed.update.{{code_signed|signed}}{{$}}
// CHECK-NEXT: mitigated Signed.update by CodeSigning{{$}}
// CHECK-NEXT: open Tool.one{{$}}
// CHECK-NEXT: open Tool.two{{$}}
// CHECK-NOT: {{.}}
package cases.clifetch;
data Code : Program { sensitivity = Public; }
data Manual : PublicData;
system Tool {
  boundary desk : ManagedDevice {
    as_tool : CliTool "fetcher, as a command-line tool" { stores = []; }
    as_service : Service "fetcher, as a service" { stores = []; }
    tree : LocalDisk { stores = [Code]; backed_up = true; }
  }
  boundary net : PublicInternet { upstream : PackageRegistry; }
  flow one : as_tool <-> upstream via PackageFetch {
    carries = [Code];
    encrypted = true;
    server_authenticated = true;
    signed = false;
  }
  flow two : as_service <-> upstream via PackageFetch {
    carries = [Code];
    encrypted = true;
    server_authenticated = true;
    signed = false;
  }
  flow write1 : as_tool -> tree via LocalCall { carries = [Code]; }
  flow write2 : as_service -> tree via LocalCall { carries = [Code]; }
}

// Nothing says `brings_code`: the data does.
system Desk {
  boundary pcs : UserDevice { app : DesktopApp; }
  boundary cloud : PrivateNetwork { site : WebServer; }
  flow update : app -> site via Https { carries = []; returns = [Code]; }
}
system App {
  boundary phones : UserDevice { app : MobileApp; }
  boundary cloud : PrivateNetwork { site : WebServer; }
  flow update : app <-> site via Https { carries = [Code]; }
}
system Fleet {
  boundary street : PublicInternet { box : Device; }
  boundary cloud : PrivateNetwork { site : WebServer; }
  flow update : box -> site via Https { carries = []; returns = [Code]; }
}
system Pushed {
  boundary street : PublicInternet { box : Device { serving = true; } }
  boundary cloud : PrivateNetwork { site : Service; }
  flow update : site -> box via TlsStream { carries = [Code]; }
}
system Signed {
  boundary pcs : UserDevice { app : DesktopApp; }
  boundary cloud : PrivateNetwork { site : WebServer; }
  flow update : app -> site via Https { carries = []; returns = [Code]; controls = [CodeSigning]; }
}

// What is kept, shown or sent is not run: a store that takes code, a manual, a program that hands code out.
system Quiet {
  boundary pcs : UserDevice { app : DesktopApp; browser : Browser; }
  boundary cloud : PrivateNetwork {
    site : WebServer;
    store : ArtifactStore { stores = [Code]; }
    ci : BuildPipeline;
  }
  flow read : app -> site via Https { carries = []; returns = [Manual]; }
  flow publish : ci -> store via Https { carries = [Code]; }
  flow inspected : app -> site via Https { carries = []; returns = [Code]; brings_code = false; }
}
