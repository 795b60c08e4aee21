// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-026 | FileCheck %s

// RogueAgent

system Open {
  boundary inside : PrivateNetwork { bot : Agent { kill_switch = false; } tool : Tool; }
  flow a : bot -> tool via Https { carries = []; }
}

system Quiet {
  boundary inside : PrivateNetwork { bot : Agent { controls = [KillSwitch]; } tool : Tool; }
  flow a : bot -> tool via Https { carries = []; }
}

system Other {
  boundary inside : PrivateNetwork { bot : Agent { kill_switch = false; } }
}

system Asked {
  boundary inside : PrivateNetwork { bot : Agent; tool : Tool; }
  flow a : bot -> tool via Https { carries = []; }
}

// CHECK: question Asked.bot asks Asked.bot.kill_switch{{$}}
// CHECK-NEXT: open Open.bot{{$}}
// CHECK-NEXT: mitigated Quiet.bot by KillSwitch{{$}}
// CHECK-NOT: {{.}}
