// What falls with code, images, deployments and credentials. `ci -> ecr` carries an image that `ecs` runs.
// RUN: %tmc %s --emit=blast-radius --goal=ci | FileCheck %s --check-prefix=CI
// RUN: %tmc %s --emit=blast-radius --goal=repo | FileCheck %s --check-prefix=REPO
// RUN: %tmc %s --emit=blast-radius --goal=proxy | FileCheck %s --check-prefix=PROXY
// RUN: %tmc %s --emit=blast-radius --goal=signedStore | FileCheck %s --check-prefix=STORE
// RUN: %tmc %s --emit=blast-radius --goal=builder | FileCheck %s --check-prefix=BUILDER
// RUN: %tmc %s --emit=blast-radius --goal=vault | FileCheck %s --check-prefix=VAULT
// RUN: %tmc %s --emit=blast-radius --goal=viewer | FileCheck %s --check-prefix=VIEWER
package attack.pipeline;
data Source : Program;
data Image : Program;
data Firmware : Program;
data Report { sensitivity = Internal; }
data DbPassword : ServiceSecret;
data Card : PaymentCard;
system S {
  boundary build : PrivateNetwork {
    repo : SourceRepository { stores = [Source]; }
    ci : BuildPipeline;
    ecr : ArtifactStore { stores = [Image]; }
    builder : BuildPipeline;
    signedStore : ArtifactStore { stores = [Firmware]; }
  }
  boundary run : PrivateNetwork {
    proxy : ReverseProxy;
    ecs : Service;
    device : Service;
    viewer : Service;
    vault : Store { stores = [DbPassword]; keeps_secrets = true; }
    db : Postgres { stores = [Card]; }
  }
  flow check : repo -> ci via Https { carries = [Source]; }
  flow push : ci -> ecr via Https { carries = [Image]; }
  flow pull : ecr -> proxy via Https { carries = [Image]; }
  flow take : proxy -> ecs via Https { carries = [Image]; }
  flow publish : builder -> signedStore via Https { carries = [Firmware]; }
  flow update : device <-> signedStore via Https { carries = [Firmware]; signed = true; }
  flow secret : vault -> ecs via Https { carries = [DbPassword]; }
  flow query : ecs <-> db via PgTls { carries = [DbPassword, Card]; }
  flow report : ecs -> viewer via Https { carries = [Report]; }
}
// Whoever has the pipeline has what runs its images, and what that can read.
// CI: controlled at once: ecs
// CI: read at once: {{.*}}Card
// CI: changed at once: {{.*}}Image
// REPO: controlled at once: ci, ecs
// What only passes programs on runs none of them; who controls it controls those who get them.
// PROXY: controlled at once: ecs
// PROXY-NOT: ecr
// What is signed is safe from the store, not from the one who signs.
// STORE-NOT: controlled at once
// STORE: read at once: Firmware
// BUILDER: controlled at once: device
// Whoever holds a credential uses what accepts it.
// VAULT-NOT: controlled at once
// VAULT: read at once: {{.*}}Card
// Data that is no program gives no control.
// VIEWER-NOT: controlled
// VIEWER: read at once: Report
