// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-019 | FileCheck %s

// ToolLaunch

system Open {
  boundary inside : PrivateNetwork { bot : Agent { launches_tools = true; launch_checked = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { bot : Agent { launches_tools = true; controls = [ListedTools]; } }
}

system Other {
  boundary inside : PrivateNetwork { bot : Agent { does = []; } }
}

system Asked {
  boundary inside : PrivateNetwork { bot : Agent { launches_tools = true; } }
}

// CHECK: question Asked.bot asks Asked.bot.launch_checked{{$}}
// CHECK-NEXT: open Open.bot{{$}}
// CHECK-NEXT: mitigated Quiet.bot by ListedTools{{$}}
// CHECK-NOT: {{.}}
