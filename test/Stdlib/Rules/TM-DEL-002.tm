// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-DEL-002 | FileCheck %s

// MissingCodeReview

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { ci : BuildPipeline; code : SourceRepository { reviewed = false; } }
  flow f : ci -> code;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { ci : BuildPipeline; code : SourceRepository { controls = [CodeReview]; } notes : SourceRepository; }
  flow f : ci -> code;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { ci : BuildPipeline; code : SourceRepository; }
  flow f : ci -> code;
}

// CHECK: question Asked.code asks Asked.code.reviewed{{$}}
// CHECK-NEXT: open Open.code{{$}}
// CHECK-NEXT: mitigated Quiet.code by CodeReview{{$}}
// CHECK-NOT: {{.}}
