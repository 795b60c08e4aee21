// A public registry is not ours: who may call there is not ours to say. Whether what comes back is what was published is
// asked.
// RUN: %tmc %s --emit=markdown | FileCheck %s
// RUN: %tmc --emit=json %s | %python %S/../../Stdlib/Inputs/states.py TM-DEL-001 | FileCheck %s --check-prefix=CODE
// RUN: %tmc --emit=json %s | %python %S/../../Stdlib/Inputs/states.py TM-AUT-002 | FileCheck %s --check-prefix=OURS
// CHECK-NOT: hub serves whoever calls
// CHECK-NOT: Docker Hub serves whoever calls
// CODE: mitigated Asked.pinned by CodeSigning{{$}}
// CODE-NEXT: question Asked.pull asks Asked.pull.signed{{$}}
// OURS: open Own.pull{{$}}
// OURS-NOT: {{.}}
package cases.public_registry;
data Base : Program { sensitivity = Public; }
system S {
  boundary internet : PublicInternet { hub : ArtifactStore "Docker Hub" { stores = [Base]; } }
  boundary inside : PrivateNetwork { ci : BuildPipeline; }
  flow pull : ci <-> hub via Https { carries = [Base]; authn = Anonymous; brings_code = true; signed = true; }
}
system Asked {
  boundary internet : PublicInternet { hub : ArtifactStore { stores = [Base]; } }
  boundary inside : PrivateNetwork { ci : BuildPipeline; job : Service; }
  flow pull : ci -> hub via Https { carries = []; returns = [Base]; authn = Anonymous; }
  flow pinned : job -> hub via Https {
    carries = [];
    returns = [Base];
    authn = Anonymous;
    controls = [CodeSigning];
  }
}
// Our own registry, to which a stranger may write, is still ours to guard.
system Own {
  boundary internet : PublicInternet { script : CliTool; }
  boundary inside : PrivateNetwork { mirror : ArtifactStore { stores = [Base]; } }
  flow pull : script -> mirror via Https { carries = [Base]; authn = Anonymous; }
}
