// RUN: %tmc --today=2027-01-01 %s --emit=json | FileCheck %s
// JSON says which severities are only the least that they can be.
component Box : WebServer { attr worn : bool?; }
rule Maybe "${b} may be worn" { match b : Box; severity = if b.worn then High else Low; }
rule Sure "${b} is there" { match b : Box; severity = Low; }
system S { boundary lan : PrivateNetwork { a : Box; } }
// CHECK-DAG: "severity":"Low","severity_known":false,"title":"a may be worn"
// CHECK-DAG: "severity":"Low","title":"a is there"
