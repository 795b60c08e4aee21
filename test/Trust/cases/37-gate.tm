// RUN: %tmc --fail-on=high %s | FileCheck %s
// RUN: sh -c '"$1" --fail-on=low "$2" > "$3" 2>&1; test $? = 3' sh %tmc %s %t.txt
// RUN: FileCheck %s --check-prefix=LOW < %t.txt

// CI gate with a severity set by the owner.
// With the severity that the owner set, the gate passes at `high` and fails at `low`, and says why.
package cases.gate;
data Order { sensitivity = Confidential; }
system Shop {
  boundary internet : PublicInternet { browser : Browser; }
  boundary back : PrivateNetwork { web : WebServer { authn = Token; } }
  flow buy : browser -> web via Http { carries = [Order]; }
}
override stride.* on Shop.buy { severity = Low; owner = "lee"; reason = "pilot"; }

// CHECK: 3 open
// CHECK-SAME: 3 low
// LOW: note: `--fail-on=low`: 3 findings are open; the exit status is 3
