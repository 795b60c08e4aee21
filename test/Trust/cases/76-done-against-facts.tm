// Mitigations said to be done or verified, on a flow that is still `via Http`.
// Decisions that say that TLS is there, on a flow that is still in clear: each is a warning, the findings are shown and the gate stays red.
//
// RUN: %not %tmc %s --fail-on=high 2>%t.err | FileCheck %s
// RUN: FileCheck %s --check-prefix=WARN < %t.err
//
// CHECK: high: mitigated: {{.*}}[TM-NET-001
// CHECK: against what the model says
// CHECK: [TM-NET-002
// WARN-COUNT-3: still says{{.*}}[TM0641

package cases.done_against_facts;
data N { sensitivity = Confidential; }
system S {
  boundary internet : PublicInternet { browser : Browser; }
  boundary lan : PrivateNetwork { app : ApiService { authn = Token; } }
  flow a : browser <-> app via Http { carries = [N]; }
}
mitigate stride.CleartextTransmission on S.a by Tls { status = verified; owner = "x"; }
mitigate stride.TamperingInTransit on S.a by Tls { status = done; owner = "x"; }
mitigate stride.ServerSpoofing on S.a by Tls { status = done; owner = "x"; }
