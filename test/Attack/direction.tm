// Who can make a call changes what it sends and reads what comes back; by that alone nobody reads what others send.
// RUN: %tmc --emit=attack-tree --emit-option format=text --goal=Answer --goal=Question:change %s | FileCheck %s
// RUN: %tmc --emit=attack-tree --emit-option format=text --goal=Question --goal=Answer:change %s | FileCheck %s --check-prefix=NOT
// RUN: %tmc --emit=attack-tree --emit-option format=text --goal=Both %s | FileCheck %s --check-prefix=BOTH
// CHECK: read Answer, change Question: cost 1
// CHECK: ask carries it: reads Answer
// NOT-NOT: ask carries it
// NOT: read Question: open, depends on
// NOT-NOT: ask carries it
// BOTH: read Both: cost 1
// BOTH: sync carries it: reads Both
package attack.direction;
data Question { sensitivity = Confidential; }
data Answer { sensitivity = Confidential; }
data Both { sensitivity = Confidential; }
system S {
  boundary internet : PublicInternet { phone : MobileApp; }
  boundary back : PrivateNetwork { api : ApiService; }
  flow ask : phone -> api via Https { carries = [Question]; returns = [Answer]; authn = Anonymous; }
  flow sync : phone <-> api via Https { carries = [Both]; authn = Anonymous; }
}
