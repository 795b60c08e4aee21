// UnitOneAI/SecuritySkills#1532. Events over a managed bus inside one account. Expected: nothing high; no
// finding `crosses a boundary`.
//
// RUN: %tmc --emit=json %s | %python %S/../Inputs/all.py | FileCheck %s
// CHECK-NOT: {{open|question}} {{High|Critical}}
// CHECK: TM-AUT-002 mitigated Low Orders.publish from Neighbour
// CHECK-NOT: {{open|question}} {{High|Critical}}
package cases.bus;
import std.aws as aws;
data Confirmed { sensitivity = Internal; integrity = Important; }
system Orders {
  boundary account : aws.Account {
    pay : aws.Lambda { controls = [AuditLogging]; }
    bus : aws.SnsTopic "event bus" { stores = [Confirmed]; encrypted_at_rest = true; }
    dead : aws.SqsQueue { stores = [Confirmed]; encrypted_at_rest = true; }
    notify : aws.Lambda { controls = [AuditLogging]; }
  }
  flow publish : pay -> bus via aws.AwsApi { carries = [Confirmed]; authn = WorkloadIdentity; }
  flow deliver : bus -> notify via aws.AwsApi { carries = [Confirmed]; authn = WorkloadIdentity; }
  flow set_aside : bus -> dead via aws.AwsApi { carries = [Confirmed]; authn = WorkloadIdentity; }
}
