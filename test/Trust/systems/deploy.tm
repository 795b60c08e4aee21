// Sources, self-hosted runners, and a cluster that they deploy to.
// A first sketch, with little said. The threats are those that were written down for it before it was compiled.
//
// RUN: %tmc --emit=json -Wno-all %s | %python %S/../Inputs/about.py | FileCheck %s
//
// 1. A stranger's change runs on the runner in the office, beside its keys.
// CHECK-DAG: {{^}}question TM-DEL-007 Deploy.runner{{$}}
// 2. It changes the scripts that the build runs.
// CHECK-DAG: {{^}}question TM-DEL-021 Deploy.runner{{$}}
// 3. One build leaves something for the next.
// CHECK-DAG: {{^}}question TM-DEL-006 Deploy.runner{{$}}
// 4. The key of the cluster lies on the runner.
// CHECK-DAG: {{^}}open TM-STO-004 Deploy.runner{{$}}
// CHECK-DAG: {{^}}question TM-DEL-005 Deploy.runner{{$}}
// 5. With it one may do anything in the cluster.
// CHECK-DAG: {{^}}question TM-DEL-013 Deploy.runner{{$}}
// 6. A package of the same name is built in.
// CHECK-DAG: {{^}}question TM-DEL-003 Deploy.runner{{$}}
// 7. Steps of others change overnight.
// CHECK-DAG: {{^}}question TM-DEL-015 Deploy.runner{{$}}
// 8. An image is replaced.
// CHECK-DAG: {{^}}question TM-DEL-001 Deploy.start{{$}}
// 9. One developer alone changes what ships.
// CHECK-DAG: {{^}}question TM-DEL-002 Deploy.repo{{$}}
// 10. A developer's account or machine is stolen.
// CHECK-DAG: {{^}}question TM-DEL-018 Deploy.repo{{$}}
// CHECK-DAG: {{^}}question TM-DEL-014 Deploy.laptop{{$}}
// 11. Keys in the history of the repository.
// CHECK-DAG: {{^}}question TM-DEL-008 Deploy.repo{{$}}
// 12. Nobody can tell who started what.
// CHECK-DAG: {{^}}question TM-DEL-020 Deploy.runner{{$}}
// CHECK-DAG: {{^}}question TM-K8S-011 Deploy.control{{$}}
// 13. A container is root, or privileged, on its machine.
// CHECK-DAG: {{^}}question TM-K8S-001 Deploy.pods{{$}}
// CHECK-DAG: {{^}}question TM-K8S-002 Deploy.pods{{$}}
// 14. A break-in in the shop finds a token of the cluster.
// CHECK-DAG: {{^}}question TM-K8S-008 Deploy.pods{{$}}
// 15. Everything in the cluster talks with everything.
// CHECK-DAG: {{^}}question TM-K8S-003 Deploy.pods{{$}}
// 16. People are cluster-admin for good, and anything is admitted.
// CHECK-DAG: {{^}}question TM-K8S-017 Deploy.control{{$}}
// CHECK-DAG: {{^}}question TM-K8S-018 Deploy.control{{$}}
// 17. The interface of the cluster is called without a login.
// CHECK-DAG: {{^}}question TM-AUT-002 Deploy.apply{{$}}
// CHECK-DAG: {{^}}question TM-K8S-007 Deploy.control{{$}}
// 18. The shop has the usual flaws.
// CHECK-DAG: {{^}}question TM-INJ-001 Deploy.shop{{$}}
// CHECK-DAG: {{^}}question TM-ACC-001 Deploy.shop{{$}}
//
// Silent:
// * Secrets of the cluster are kept in clear: asked once an `Etcd` is drawn.

package deploy;

import std.kubernetes.*;

data Source : Program;
data Image : Program;
data KubeKey : ServiceSecret;
data Order : PersonalData { integrity = Important; }

system Deploy {
  boundary internet : PublicInternet {
    contributor : Visitor;
    shopper : Customer;
    browser : Browser;
    npm : PackageRegistry;
  }
  boundary saas : ThirdParty {
    repo : SourceRepository { stores = [Source]; }
  }
  boundary office : CorporateNetwork {
    dev : Developer;
    laptop : DeveloperMachine;
    runner : BuildPipeline { stores = [KubeKey]; }
  }
  boundary cloud : CloudAccount {
    images : ArtifactStore { stores = [Image]; }
    boundary prod : KubernetesCluster {
      control : ClusterApi;
      boundary pods : Namespace {
        shop : WebApplication;
      }
    }
    db : Postgres { stores = [Order]; }
  }
  flow propose : contributor -> repo via Https { carries = [Source]; }
  flow code : dev -> laptop;
  flow push : laptop -> repo via Ssh { carries = [Source]; }
  flow pull : runner -> repo via Https { returns = [Source]; }
  flow deps : runner <-> npm via PackageFetch;
  flow image : runner -> images via Https { carries = [Image]; }
  flow apply : runner -> control via Deployment;
  flow start : control -> images via Https { returns = [Image]; }
  flow buy : browser <-> shop via Https { carries = [Order]; }
  flow sell : shop <-> db via PgTls { carries = [Order]; }
  flow surf : shopper -> browser;
}
