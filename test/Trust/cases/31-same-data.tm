// dfetch-org/dfetch PR#1234, freedomofpress/threat-modeling#42. The same data in clear over five flows into one place.
// Expected: one entry with five places, and one remedy that ends all.
// RUN: %tmc %s 2>/dev/null | FileCheck %s --implicit-check-not="fix: set" --implicit-check-not="fix: replace"

package cases.same;
data Order { sensitivity = Confidential; }
system Shop {
  boundary front : Dmz { a : Service; b : Service; c : Service; }
  boundary back : PrivateNetwork { hub : Service; }
  flow f1 : a -> hub via Http { carries = [Order]; }
  flow f2 : b -> hub via Http { carries = [Order]; }
  flow f3 : c -> hub via Http { carries = [Order]; }
  flow f4 : a -> hub via Http { carries = [Order]; }
  flow f5 : a -> hub via Http { carries = [Order]; }
}

// CHECK: high: {{.*}}TM-
// CHECK: fix: write `default Http { controls = [{{[A-Za-z]+}}]; }` in system `Shop`, for all 5 places
// CHECK-DAG: same cause: {{.*}} over f1 [TM-NET-001
// CHECK-DAG: same cause: {{.*}} over f2 [TM-NET-001
// CHECK-DAG: same cause: {{.*}} over f3 [TM-NET-001
// CHECK-DAG: same cause: {{.*}} over f4 [TM-NET-001
// CHECK-DAG: same cause: {{.*}} over f5 [TM-NET-001
// CHECK: open in 1 cause
