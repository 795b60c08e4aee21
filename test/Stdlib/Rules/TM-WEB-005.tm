// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-WEB-005 | FileCheck %s

// ThirdPartyScriptInclusion

system Open {
  boundary outside : PublicInternet { browser : Browser; cdn : ScriptHost; }
  boundary inside : PrivateNetwork { web : WebServer; }
  flow f : browser -> cdn via ScriptLoad { signed = false; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; cdn : ScriptHost; }
  boundary inside : PrivateNetwork { web : WebServer; }
  flow f : browser -> cdn via ScriptLoad { controls = [SubresourceIntegrity]; }
  flow g : browser -> web via ScriptLoad;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; cdn : ScriptHost; }
  boundary inside : PrivateNetwork { web : WebServer; }
  flow f : browser -> cdn via ScriptLoad;
}

// CHECK: question Asked.f asks Asked.f.signed{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by SubresourceIntegrity{{$}}
// CHECK-NOT: {{.}}
