// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-019 | FileCheck %s

// ToolConfigurationInjection

system Open {
  boundary inside : PrivateNetwork { bot : Agent { launches_tools = true; tool_launch_restricted = false; } }
}

system Quiet {
  boundary inside : PrivateNetwork { bot : Agent { launches_tools = true; controls = [ToolAllowList]; } }
}

system Other {
  boundary inside : PrivateNetwork { bot : Agent { does = []; } }
}

system Asked {
  boundary inside : PrivateNetwork { bot : Agent { launches_tools = true; } }
}

// CHECK: question Asked.bot asks Asked.bot.tool_launch_restricted{{$}}
// CHECK-NEXT: open Open.bot{{$}}
// CHECK-NEXT: mitigated Quiet.bot by ToolAllowList{{$}}
// CHECK-NOT: {{.}}
