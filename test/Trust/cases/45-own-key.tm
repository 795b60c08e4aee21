// A key where it is used, on the administrator's own machine, is not given away; the same key in an app that is handed
// out, or at a stranger's service, is.
// RUN: %tmc --emit=json %s | %python %S/../../Stdlib/Inputs/states.py TM-STO-005 | FileCheck %s
// RUN: %tmc --emit=json %s | %python %S/../../Stdlib/Inputs/states.py TM-AUT-011 | FileCheck %s --check-prefix=EMBEDDED
// CHECK: open AppKey{{$}}
// CHECK-NEXT: open LeakedKey{{$}}
// CHECK-NOT: {{.}}
// EMBEDDED-NOT: Ops.manage
package cases.ownkey;
data SshKey : ServiceSecret;
data AppKey : ServiceSecret;
data LeakedKey : ServiceSecret;
data OwnKey : ServiceSecret { held_by = [Home.owner]; }
data HsmKey : ServiceSecret;
system Ops {
  boundary desk : ManagedDevice "administrator's machine" {
    admin : Administrator;
    shell : CliTool "ssh";
    keyring : SecretStore { stores = [SshKey]; }
  }
  boundary room : DataCentre { server : Service { authn = ClientCertificate; } }
  flow unlock : shell <-> keyring via LocalCall { carries = [SshKey]; }
  flow manage : shell -> server via Ssh { carries = []; authn = ClientCertificate; server_authenticated = true; }
}
system GivenOut {
  boundary phones : UserDevice { app : MobileApp; }
  boundary inside : PrivateNetwork { api : ApiService; }
  boundary outside : ThirdParty { stats : Analytics { contract = true; } }
  flow call : app -> api via Https { carries = [AppKey]; authn = ApiKey; }
  flow measure : api -> stats via Https { carries = [LeakedKey]; authn = Anonymous; }
}
// Whose it is may use it at home, and a module that keeps keys may stand at a provider's.
system Home {
  boundary home : UserDevice { owner : Customer; client : DesktopApp; }
  boundary provider : ThirdParty { hsm : KeyModule { stores = [HsmKey]; } }
  flow type_in : owner -> client { carries = [OwnKey]; }
}
