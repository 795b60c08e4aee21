// A key, an account or a certificate that is part of an app, a page, a tool or a device proves nothing of who calls: whoever unpacks it has it.
// A secret that each copy gets at a login, or a key that stays on a server, is quiet.
//
// RUN: %tmc --emit=json -Wno-all %s | %python %S/../Inputs/rules.py TM-AUT-011 | FileCheck %s
// CHECK: TM-AUT-011 App:question Desk:open(high) Fleet:open(high) Page:open(medium) Quiet:mitigated Tool:question{{$}}

package trust.keys;

data Letter { sensitivity = Confidential; }

system App {
  boundary internet : PublicInternet { m : MobileApp; }
  boundary inner : PrivateNetwork { api : ApiService; }
  flow a : m -> api via Https { authn = ApiKey; }
}

system Desk {
  boundary office : CorporateNetwork { d : DesktopApp; }
  boundary inner : PrivateNetwork { api : Service { does = []; } }
  flow a : d -> api via TlsStream { carries = [Letter]; authn = SharedAccount; per_client_credentials = false; }
}

system Fleet {
  boundary field : PublicInternet { box : Device; }
  boundary dmz : Dmz { gw : ApiGateway; }
  flow a : box -> gw via Https { carries = [Letter]; authn = ClientCertificate; per_client_credentials = false; }
}

system Page {
  boundary internet : PublicInternet { b : Browser; }
  boundary inner : PrivateNetwork { fn : Function; }
  flow a : b -> fn via Https { controls = [ApiKeyAuthentication]; per_client_credentials = false; }
}

system Tool {
  boundary internet : PublicInternet { t : CliTool; }
  boundary inner : PrivateNetwork { api : ApiService; }
  flow a : t -> api via Https { authn = SignedRequest; }
}

system Quiet {
  boundary internet : PublicInternet { m : MobileApp; b : Browser; partner : PartnerSystem; }
  boundary inner : PrivateNetwork { api : ApiService; job : Worker; }
  flow a : m -> api via Https { authn = ApiKey; controls = [PerClientCredentials]; }
  flow c : m -> api via Https { authn = Token; }
  flow d : b -> api via Https { authn = ClientCertificate; }
  flow e : job -> api via Https { authn = ApiKey; }
  flow f : partner -> api via Https { authn = ApiKey; }
}
