// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-CLD-006 | FileCheck %s

// DanglingDnsRecord

import std.cloud.*;
import std.aws as aws;

system Open {
  boundary a : aws.Account {
    lb : aws.LoadBalancer;
    root_protected = true;
    cloud_audit_log = true;
    guardrails = true;
    dns_records_cleaned = false;
  }
}

system Quiet {
  boundary a : aws.Account {
    lb : aws.LoadBalancer;
    root_protected = true;
    cloud_audit_log = true;
    guardrails = true;
    controls = [DnsRecordCleanup];
  }
}

system Other {
  boundary a : aws.Account;
}

system Asked {
  boundary a : aws.Account {
    lb : aws.LoadBalancer;
    root_protected = true;
    cloud_audit_log = true;
    guardrails = true;
  }
}

// CHECK: question Asked.a asks Asked.a.dns_records_cleaned{{$}}
// CHECK-NEXT: open Open.a{{$}}
// CHECK-NEXT: mitigated Quiet.a by DnsRecordCleanup{{$}}
// CHECK-NOT: {{.}}
