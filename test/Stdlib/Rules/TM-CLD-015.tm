// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-CLD-015 | FileCheck %s

// PublicNetworkAccess

import std.cloud.*;
import std.azure as azure;

data Order { sensitivity = Confidential; }

system Open {
  boundary a : azure.Subscription { s : azure.CosmosDb { stores = [Order]; network_restricted = false; } }
}

system Quiet {
  boundary a : azure.Subscription { s : azure.CosmosDb { stores = [Order]; controls = [PrivateNetworkAccess]; } }
}

system Other {
  boundary a : azure.VirtualNetwork { s : azure.CosmosDb { stores = [Order]; } }
}

system Asked {
  boundary a : azure.Subscription { s : azure.CosmosDb { stores = [Order]; } }
}

// CHECK: question Asked.s asks Asked.s.network_restricted{{$}}
// CHECK-NEXT: open Open.s{{$}}
// CHECK-NEXT: mitigated Quiet.s by PrivateNetworkAccess{{$}}
// CHECK-NOT: {{.}}
