// The identity of a hop is not that of whoever asks. What a person does not prove where they arrive, no certificate, key or platform identity of a
// gateway proves behind it; a login that belongs to the person does, on each way on.
//
// RUN: %tmc --emit=json %s | %python %S/../Inputs/all.py TM-AUT-002 | FileCheck %s
// RUN: %tmc --emit=json %s | %python %S/../Inputs/all.py TM-AUT-002 | FileCheck %s --check-prefix=QUIET
// CHECK-DAG: TM-AUT-002 open High Chain.arrive from {{.*}}Customer 1
// CHECK-DAG: TM-AUT-002 question High Unsaid.arrive asks Unsaid.gw.authn
// CHECK-DAG: TM-AUT-002 open High Key.arrive from
// CHECK-DAG: TM-AUT-002 open High Staff.arrive from {{.*}}Employee 1
// QUIET-NOT: {{open|question}} {{[A-Za-z]+}} {{ChainTwin|KeyTwin|StaffTwin|Read}}
package faults.hop;

data Health : HealthRecord;

data Menu { sensitivity = Public; integrity = Operational; }

// Two gateways in a row, each with an identity of its own.
system Chain {
  boundary internet : PublicInternet { someone : Customer; app1 : MobileApp; }
  boundary edge : Dmz { balancer : LoadBalancer; gw : ApiGateway; }
  boundary inner : PrivateNetwork { isolated = true; api : ApiService; }
  flow hold : someone -> app1;
  flow arrive : app1 <-> balancer via Https { carries = [Health]; authn = Anonymous; }
  flow on : balancer <-> gw via Https { carries = [Health]; authn = WorkloadIdentity; }
  flow inner_call : gw <-> api via Https { carries = [Health]; controls = [MutualTls]; }
}

system ChainTwin {
  boundary internet : PublicInternet { someone : Customer; app1 : MobileApp; }
  boundary edge : Dmz { balancer : LoadBalancer; gw : ApiGateway; }
  boundary inner : PrivateNetwork { isolated = true; api : ApiService; }
  flow hold : someone -> app1;
  flow arrive : app1 <-> balancer via Https { carries = [Health]; authn = Anonymous; }
  flow on : balancer <-> gw via Https { carries = [Health]; authn = Token; }
  flow inner_call : gw <-> api via Https { carries = [Health]; authn = Token; }
}

system Unsaid {
  boundary internet : PublicInternet { app1 : MobileApp; }
  boundary edge : Dmz { gw : ApiGateway; }
  boundary inner : PrivateNetwork { api : ApiService; }
  flow arrive : app1 <-> gw via Https { carries = [Health]; }
  flow inner_call : gw <-> api via Https { carries = [Health]; controls = [MutualTls]; }
}

// A key of the proxy for the service behind it.
system Key {
  boundary internet : PublicInternet { browser : Browser; }
  boundary edge : Dmz { proxy : ReverseProxy; }
  boundary inner : PrivateNetwork { api : WebApplication; }
  flow arrive : browser <-> proxy via Https { carries = [Health]; authn = Anonymous; }
  flow inner_call : proxy <-> api via Https { carries = [Health]; authn = ApiKey; }
}

system KeyTwin {
  boundary internet : PublicInternet { browser : Browser; }
  boundary edge : Dmz { proxy : ReverseProxy; }
  boundary inner : PrivateNetwork { api : WebApplication; }
  flow arrive : browser <-> proxy via Https { carries = [Health]; authn = WebAuthn; }
  flow inner_call : proxy <-> api via Https { carries = [Health]; authn = ApiKey; }
}

// The same among employees.
system Staff {
  boundary office : CorporateNetwork { clerk : Employee; pc : DesktopApp; }
  boundary edge : DataCentre { gw : ApiGateway; }
  boundary inner : PrivateNetwork { api : ApiService; }
  flow hold : clerk -> pc;
  flow arrive : pc <-> gw via Https { carries = [Health]; authn = Anonymous; }
  flow inner_call : gw <-> api via Https { carries = [Health]; authn = ClientCertificate; }
}

system StaffTwin {
  boundary office : CorporateNetwork { clerk : Employee; pc : DesktopApp; }
  boundary edge : DataCentre { gw : ApiGateway; }
  boundary inner : PrivateNetwork { api : ApiService; }
  flow hold : clerk -> pc;
  flow arrive : pc <-> gw via Https { carries = [Health]; authn = Kerberos; }
  flow inner_call : gw <-> api via Https { carries = [Health]; authn = ClientCertificate; }
}

// Who may only look at what anyone may see needs no login.
system Read {
  boundary internet : PublicInternet { browser : Browser; }
  boundary edge : Dmz { proxy : ReverseProxy; }
  boundary inner : PrivateNetwork { site : WebServer; }
  flow arrive : browser <-> proxy via Https { carries = [Menu]; authn = Anonymous; }
  flow inner_call : proxy <-> site via Https { carries = [Menu]; authn = ClientCertificate; }
}
