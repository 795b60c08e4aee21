// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-DEL-001 | FileCheck %s

// UnsignedCode

system Open {
  boundary outside : PublicInternet { registry : PackageRegistry; }
  boundary inside : PrivateNetwork { ci : BuildPipeline; }
  flow f : ci -> registry via PackageFetch { signed = false; }
}

system Quiet {
  boundary outside : PublicInternet { registry : PackageRegistry; }
  boundary inside : PrivateNetwork { ci : BuildPipeline; }
  flow f : ci -> registry via PackageFetch { controls = [CodeSigning]; }
  flow g : ci -> registry via Https { brings_code = false; }
}

system Asked {
  boundary outside : PublicInternet { registry : PackageRegistry; }
  boundary inside : PrivateNetwork { ci : BuildPipeline; }
  flow f : ci -> registry via PackageFetch;
}

// CHECK: question Asked.f asks Asked.f.signed{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by CodeSigning{{$}}
// CHECK-NOT: {{.}}
