// OWASP/threat-dragon#716 (threats that are moved). The flow that an acceptance was about is gone; another flow has an open finding of the rule.
// An error with the guess as a note; `--fix` never changes what a decision is about.
// RUN: %not %tmc --today=2026-11-01 %s 2>&1 | FileCheck %s
// RUN: cp %s %t.tm
// RUN: %not %tmc --today=2026-11-01 --fix %t.tm 2>&1 | FileCheck %s
// RUN: diff %s %t.tm
package cases.moved;
data Order { sensitivity = Confidential; }
system Shop {
  boundary internet : PublicInternet { browser : Browser; }
  boundary back : PrivateNetwork { pay : ApiService { authn = Token; } }
  flow pay_in : browser -> pay via Http { carries = [Order]; }
}
/// Orders were removed last week; the acceptance was about the removed flow.
accept stride.CleartextTransmission on Shop.buy_in { owner = "ana"; expires = 2099-01-01; reason = "test data only"; }
// CHECK-NOT: applied
// CHECK: error: `accept std.stride.CleartextTransmission on Shop.buy_in`: the model has nothing called `Shop.buy_in` [TM0611]
// CHECK: note: {{.*}}`Shop.pay_in`
