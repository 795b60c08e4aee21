// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-CLD-010 | FileCheck %s

// CdnBypass

import std.cloud.*;
import std.aws as aws;

system Open {
  boundary vpc : aws.PublicSubnet { c : aws.CloudFront { origin_protected = false; } lb : aws.LoadBalancer; }
  flow f : c -> lb via Https;
}

system Quiet {
  boundary vpc : aws.PublicSubnet { c : aws.CloudFront { controls = [OriginAccessControl]; } lb : aws.LoadBalancer; }
  flow f : c -> lb via Https;
}

system Other {
  boundary vpc : aws.PublicSubnet { c : aws.CloudFront; }
}

system Asked {
  boundary vpc : aws.PublicSubnet { c : aws.CloudFront; lb : aws.LoadBalancer; }
  flow f : c -> lb via Https;
}

// CHECK: question Asked.c asks Asked.c.origin_protected{{$}}
// CHECK-NEXT: open Open.c{{$}}
// CHECK-NEXT: mitigated Quiet.c by OriginAccessControl{{$}}
// CHECK-NOT: {{.}}
