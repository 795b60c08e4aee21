// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-DEL-026 | FileCheck %s

// RemoteManagementAbuse

system Open {
  boundary inside : PrivateNetwork { rmm : RemoteManagement { use_limited = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { rmm : RemoteManagement { controls = [RemoteManagementControl]; } }
}

system Asked {
  boundary inside : PrivateNetwork { rmm : RemoteManagement; }
}

// CHECK: question Asked.rmm asks Asked.rmm.use_limited{{$}}
// CHECK-NEXT: open Open.rmm{{$}}
// CHECK-NEXT: mitigated Quiet.rmm by RemoteManagementControl{{$}}
// CHECK-NOT: {{.}}
