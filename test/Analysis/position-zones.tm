// RUN: %tmc --no-prelude -Wno-all -I %S/../Sema %s | FileCheck %s
// Who is in a boundary that says nothing but its trust: the position whose zone is the nearest above it, wherever it stands.
import "../Sema/Inputs/core.tm";
@position ordered enum Position { Anyone, @zone(90) Insider, @zone(40) Guest, @zone(60) Member }
rule In "${b}: ${b.occupants}" { match b : Boundary; where Member in b.occupants or Guest in b.occupants or Insider in b.occupants; severity = Low; }
system S {
  boundary low : Intranet { trust = 30; a : Server; }
  boundary mid : Intranet { trust = 50; b : Server; }
  boundary high : Intranet { trust = 70; c : Server; }
  boundary top : Intranet { trust = 95; d : Server; }
}

// CHECK: low: low: Guest
// CHECK: low: mid: Member
// CHECK: low: high: Insider
// CHECK-NOT: low: top
