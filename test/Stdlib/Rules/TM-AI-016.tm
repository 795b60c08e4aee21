// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-016 | FileCheck %s

// PoisonedMemory

system Open {
  boundary inside : PrivateNetwork { bot : Agent { remembers = true; memory_checked = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { bot : Agent { remembers = true; controls = [CheckedMemory]; } }
}

system Other {
  boundary inside : PrivateNetwork { bot : Agent { does = []; } }
}

system Asked {
  boundary inside : PrivateNetwork { bot : Agent { remembers = true; } }
}

// CHECK: question Asked.bot asks Asked.bot.memory_checked{{$}}
// CHECK-NEXT: open Open.bot{{$}}
// CHECK-NEXT: mitigated Quiet.bot by CheckedMemory{{$}}
// CHECK-NOT: {{.}}
