// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-CLD-001 | FileCheck %s

// MetadataCredentialTheft

import std.cloud.*;
import std.aws as aws;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary vpc : aws.Vpc {
    boundary b : aws.Ec2Instance { api : ApiService { fetches_urls = false; } metadata_protected = false; }
  }
  flow f : browser -> api via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary vpc : aws.Vpc {
    boundary b : aws.Ec2Instance { api : ApiService { fetches_urls = false; } controls = [ImdsV2]; }
  }
  flow f : browser -> api via Https;
}

system Other {
  boundary vpc : aws.Vpc { boundary b : aws.Ec2Instance { api : ApiService; } }
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary vpc : aws.Vpc { boundary b : aws.Ec2Instance { api : ApiService { fetches_urls = false; } } }
  flow f : browser -> api via Https;
}

// CHECK: question Asked.api,Asked.b asks Asked.b.metadata_protected{{$}}
// CHECK-NEXT: open Open.api,Open.b{{$}}
// CHECK-NEXT: mitigated Quiet.api,Quiet.b by ImdsV2{{$}}
// CHECK-NOT: {{.}}
