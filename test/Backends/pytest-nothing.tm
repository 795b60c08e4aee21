// A model to which no rule with a verification applies gets a warning, not an empty suite in silence.

// RUN: rm -rf %t
// RUN: %tmc --no-prelude --emit=pytest -o %t %s 2>&1 | FileCheck %s
// RUN: ls %t | FileCheck %s --check-prefix=FILES

// CHECK: warning: no rule that applies to this model asks for a verification; no test was written [TM0803,
// FILES: README.md
// FILES-NOT: test_
package test.nothing;

import std.core.*;

system Empty;
