// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-ACC-004 | FileCheck %s

// ExposedManagementInterface

system Open {
  boundary outside : PublicInternet { cli : CliTool; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : cli -> api via Ssh { tunnelled = false; }
}

system Quiet {
  boundary outside : PublicInternet { cli : CliTool; }
  boundary inside : PrivateNetwork { api : ApiService { does = []; } }
  flow f : cli -> api via Ssh { controls = [Bastion]; }
  flow g : cli -> api via Https;
}

system Asked {
  boundary outside : PublicInternet { cli : CliTool; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : cli -> api via Ssh;
}

// CHECK: question Asked.f asks Asked.f.tunnelled{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by Bastion{{$}}
// CHECK-NOT: {{.}}
