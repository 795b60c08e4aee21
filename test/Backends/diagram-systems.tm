// Several systems are frames of their own; boundaries may have the same name.
// RUN: %tmc --no-prelude --emit=svg %s -o %t.svg
// RUN: %python %S/diagram-check.py 2 %t.svg
// RUN: %tmc --no-prelude --emit=dot %s | FileCheck %s
// RUN: %tmc --no-prelude --emit=dot --emit-option view=B %s | FileCheck %s --check-prefix=ONE
// RUN: %tmc --no-prelude --emit=dot --emit-option view=overview %s | FileCheck %s --check-prefix=OVERVIEW

package test.systems;

import std.core.*;

zone Area : Boundary;

system A "First" {
  boundary zone : Area {
    trust = 1;
    one : Process;
  }
  // Graphviz would leave it out.
  boundary nothing : Area {
    trust = 2;
  }
  two : ExternalService;
  flow f : one -> two;
}

system B "Second" {
  boundary zone : Area {
    trust = 3;
    one : Store;
  }
  two : Process;
  flow f : two <-> one;
}

// CHECK:      label=<<table {{.*}}<td border="0">First, Second</td>{{.*}}> external service </font>{{.*}} unknown</font>{{.*}}>,
// CHECK:      subgraph cluster_A {
// CHECK:        label=First,
// CHECK:        style=rounded,
// CHECK:        subgraph "cluster_A.zone" {
// CHECK:          label="zone · Area",
// CHECK:          "A.one" [
// CHECK:        }
// CHECK:        subgraph "cluster_A.nothing" {
// CHECK:          "A.nothing.-" [
// CHECK:            label="(empty)",
// CHECK:            shape=plaintext,
// CHECK:        }
// CHECK:        "A.two" [
// CHECK:          peripheries=2,
// CHECK:      }
// CHECK:      subgraph cluster_B {

// ONE-NOT: cluster_A
// ONE:     subgraph cluster_B {
// ONE-NOT: cluster_A

// OVERVIEW:     subgraph cluster_A {
// OVERVIEW-DAG: label="zone · Area\n1 element",
// OVERVIEW-DAG: label="nothing · Area\n0 elements",
