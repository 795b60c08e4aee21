// likec4#2033 #2117, threat-dragon#1431.
// Expected: collapsed boundaries draw no loops for inner flows; several flows between two are one arrow.
// RUN: %tmc %s --emit=dot --emit-option view=overview 2>/dev/null | FileCheck %s

package cases.overview;
data D { sensitivity = Confidential; }
system App {
  boundary app : PrivateNetwork {
    boundary s1 : PrivateSubnet { a : Service; b : Service; }
    boundary s2 : PrivateSubnet { c : Service; }
  }
  boundary out : PublicInternet { u : Browser; }
  flow in_s1 : a -> b via Http { carries = [D]; }
  flow s1_s2 : a -> c via Http { carries = [D]; }
  flow enter : u -> a via Https { carries = [D]; }
  flow enter2 : u -> c via Https { carries = [D]; }
  view One { include [a, b]; }
}

// CHECK-NOT: "App.app" -> "App.app"
// CHECK: 2 flows
// CHECK-NOT: "App.app" -> "App.app"
