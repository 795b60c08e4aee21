// What goes there and what comes back, on pictures, in reports and in JSON.
// RUN: %tmc --emit=dot %s | FileCheck %s --check-prefix=DOT
// RUN: %tmc --emit=markdown %s | FileCheck %s --check-prefix=MD
// RUN: %tmc --emit=json %s | FileCheck %s --check-prefix=JSON
// DOT-DAG: HTTPS: Pin, returns
// DOT-DAG: HTTPS: returns Page
// DOT-DAG: HTTPS: Order
// MD-DAG: -->|"HTTPS: Pin, returns Ticket"|
// MD-DAG: -->|"HTTPS: returns Page"|
// MD-DAG: -->|"HTTPS: Order"|
// MD-DAG: | `S.enter` | phone ↔ api | Https | Pin, returns Ticket |
// MD-DAG: | `S.show` | phone ↔ api | Https | returns Page |
// MD-DAG: | `S.sync` | phone ↔ api | Https | Order |
// JSON: {"id":"S.enter",{{.*}}"two_way":true,{{.*}}"returns":{"value":["Ticket"],"origin":"model"
// JSON: {"id":"S.put",
// JSON-NOT: "two_way":true
// JSON-SAME: "attributes"
// JSON: {"id":"S.show",{{.*}}"two_way":true,
package backends.returns;
data Pin : Credentials;
data Ticket : Session;
data Page { sensitivity = Public; }
data Order { sensitivity = Internal; }
system S {
  boundary internet : PublicInternet { phone : MobileApp; }
  boundary back : PrivateNetwork { api : ApiService; }
  flow enter : phone -> api via Https { carries = [Pin]; returns = [Ticket]; }
  flow put : phone -> api via Https { carries = [Order]; }
  flow show : phone -> api via Https { carries = []; returns = [Page]; }
  flow sync : phone <-> api via Https { carries = [Order]; }
}
