// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-018 | FileCheck %s

// ToolPoisoning

system Open {
  boundary there : ThirdParty { s : ToolServer; }
  boundary inside : PrivateNetwork { bot : Agent { tools_pinned = false; } }
  flow f : bot -> s via Https;
}

system Quiet {
  boundary there : ThirdParty { s : ToolServer; }
  boundary inside : PrivateNetwork { bot : Agent { controls = [ToolPinning]; } }
  flow f : bot -> s via Https;
}

system Other {
  boundary inside : PrivateNetwork { bot : Agent; s : ToolServer; }
  flow f : bot -> s via Https;
}

system Asked {
  boundary there : ThirdParty { s : ToolServer; }
  boundary inside : PrivateNetwork { bot : Agent; }
  flow f : bot -> s via Https;
}

// CHECK: question Asked.bot,Asked.s asks Asked.bot.tools_pinned{{$}}
// CHECK-NEXT: open Open.bot,Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.bot,Quiet.s by ToolPinning{{$}}
// CHECK-NOT: {{.}}
