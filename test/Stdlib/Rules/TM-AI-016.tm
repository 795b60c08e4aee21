// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-016 | FileCheck %s

// MemoryPoisoning

system Open {
  boundary inside : PrivateNetwork { bot : Agent { remembers = true; memory_isolated = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { bot : Agent { remembers = true; controls = [MemoryIsolation]; } }
}

system Other {
  boundary inside : PrivateNetwork { bot : Agent { does = []; } }
}

system Asked {
  boundary inside : PrivateNetwork { bot : Agent { remembers = true; } }
}

// CHECK: question Asked.bot asks Asked.bot.memory_isolated{{$}}
// CHECK-NEXT: open Open.bot{{$}}
// CHECK-NEXT: mitigated Quiet.bot by MemoryIsolation{{$}}
// CHECK-NOT: {{.}}
