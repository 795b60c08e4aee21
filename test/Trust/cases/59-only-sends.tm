// A partner that only sends to us gets nothing of which a contract could speak. One to which we send, or which takes
// something out of our system, does.
// RUN: %tmc --emit=json %s | %python %S/../../Stdlib/Inputs/states.py TM-EXT-001 | FileCheck %s
// CHECK: open Asks.issuer{{$}}
// CHECK-NEXT: open Gets.issuer{{$}}
// CHECK-NEXT: open Takes.partner{{$}}
// CHECK-NOT: {{.}}
package cases.only_sends;
data Certificate : PersonalData { sensitivity = Confidential; }
data Name : PersonalData;
system S {
  boundary inside : PrivateNetwork { api : ApiService; }
  boundary gov : ThirdParty { issuer : ExternalApi { contract = false; } }
  flow fetch : api <-> issuer via Https "we only receive" {
    carries = [Certificate];
    actions = [Read];
    authn = Token;
  }
}
system Fetches {
  boundary inside : PrivateNetwork { api : ApiService; }
  boundary gov : ThirdParty { issuer : ExternalApi { contract = false; } }
  flow fetch : api -> issuer via Https { carries = []; returns = [Certificate]; authn = Token; }
}
system Pushes {
  boundary inside : PrivateNetwork { api : ApiService { authn = SignedRequest; } }
  boundary gov : ThirdParty { issuer : ExternalApi { contract = false; } }
  flow push : issuer -> api via Https { carries = [Certificate]; }
}
system Asks {
  boundary inside : PrivateNetwork { api : ApiService; }
  boundary gov : ThirdParty { issuer : ExternalApi { contract = false; } }
  flow fetch : api -> issuer via Https {
    carries = [Name];
    returns = [Certificate];
    actions = [Read];
    authn = Token;
  }
}
system Gets {
  boundary inside : PrivateNetwork { api : ApiService; }
  boundary gov : ThirdParty { issuer : ExternalApi { contract = false; } }
  flow sync : api <-> issuer via Https { carries = [Certificate]; authn = Token; }
}
system Takes {
  boundary inside : PrivateNetwork { api : ApiService { authn = SignedRequest; } }
  boundary gov : ThirdParty { partner : ExternalApi { contract = false; } }
  flow take : partner -> api via Https { carries = []; returns = [Certificate]; }
}
