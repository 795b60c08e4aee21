// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AI-013 | FileCheck %s

// MisleadingOutput

system Open {
  boundary inside : PrivateNetwork {
    bot : Assistant { acts = false; decides = true; output_grounded = false; }
  }
}

system Quiet {
  boundary inside : PrivateNetwork {
    bot : Assistant { acts = false; decides = true; controls = [Grounding]; }
  }
}

system Other {
  boundary inside : PrivateNetwork { bot : Assistant { does = []; acts = false; } }
}

system Asked {
  boundary inside : PrivateNetwork { bot : Assistant { acts = false; decides = true; } }
}

// CHECK: question Asked.bot asks Asked.bot.output_grounded{{$}}
// CHECK-NEXT: open Open.bot{{$}}
// CHECK-NEXT: mitigated Quiet.bot by Grounding{{$}}
// CHECK-NOT: {{.}}
