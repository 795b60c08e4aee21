// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AVL-008 | FileCheck %s

// RetryStorm

import std.resilience.*;

system Open {
  boundary inside : PrivateNetwork {
    p : Service;
    q : Service { availability = Important; redundant = true; }
  }
  flow f : p -> q via Https { retry_backoff = false; }
}

system Quiet {
  boundary inside : PrivateNetwork {
    p : Service;
    q : Service { availability = Important; redundant = true; }
  }
  flow f : p -> q via Https { controls = [ExponentialBackoff]; }
}

system Other {
  boundary inside : PrivateNetwork { p : Service; q : Service; }
  flow f : p -> q via Https;
}

system Asked {
  boundary inside : PrivateNetwork {
    p : Service;
    q : Service { availability = Important; redundant = true; }
  }
  flow f : p -> q via Https;
}

// CHECK: question Asked.f asks Asked.f.retry_backoff{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by ExponentialBackoff{{$}}
// CHECK-NOT: {{.}}
