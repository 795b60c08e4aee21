// A login is handed to the party that issued it, or that verifies it: it is no secret from them. Whoever else gets it could
// use it.
// RUN: %tmc --emit=json %s | %python %S/../../Stdlib/Inputs/states.py TM-STO-005 | FileCheck %s
// CHECK: open Password{{$}}
// CHECK-NEXT: open StrayToken{{$}}
// CHECK-NEXT: open UserCookie{{$}}
// CHECK-NOT: {{.}}
package cases.own_token;
data PushToken : ServiceSecret;
data IssuedKey : ServiceSecret { issued_by = [S.pay]; }
data CheckedKey : ServiceSecret { verified_by = [S.pay]; }
data StrayToken : ServiceSecret;
data Password : Credentials;
data Login : Credentials;
data UserCookie : Session;
data GoodCookie : Session;
data PartnerToken : Session;
system S {
  boundary github : ThirdParty {
    ci : BuildPipeline { builds_forks = false; }
    reg : ArtifactStore { stores = []; }
  }
  boundary outside : ThirdParty {
    pay : PaymentProvider { contract = true; }
    stats : Analytics { contract = true; }
    idp : IdentityProvider;
  }
  boundary home : UserDevice { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow push : ci -> reg via Https "log in with the registry's own token" {
    carries = [PushToken];
    authn = Token;
  }
  flow charge : api -> pay via Https { carries = [IssuedKey, CheckedKey]; authn = Anonymous; }
  flow stray : api -> stats via Https { carries = [StrayToken]; authn = Anonymous; }

  // What people log in with: their browser has it, and who is shown it.
  flow enter : browser -> api via Https { carries = [Login, GoodCookie]; authn = Password; }
  flow sign_in : browser -> idp via Https { carries = [Login]; authn = Password; }
  flow call : api -> pay via Https { carries = [PartnerToken]; authn = Token; }
  flow measure : browser -> stats via Https { carries = [UserCookie]; authn = Anonymous; }
  flow forward : api -> stats via Https { carries = [Password]; authn = ApiKey; credentials = []; }
}
