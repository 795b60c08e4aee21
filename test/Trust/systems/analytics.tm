// Analytics as a service: customers upload tables, and look at dashboards.
// A first sketch, with little said. The threats are those that were written down for it before it was compiled.
//
// RUN: %tmc --emit=json -Wno-all %s | %python %S/../Inputs/about.py | FileCheck %s
// RUN: %tmc -Wno-all %s | FileCheck %s --check-prefix=HINT
//
// 1. One customer sees the data of another.
// CHECK-DAG: {{^}}question TM-ACC-005 Analytics.app{{$}}
// CHECK-DAG: {{^}}question TM-ACC-005 Analytics.loader{{$}}
// 2. An id in a request is someone else's.
// CHECK-DAG: {{^}}question TM-ACC-001 Analytics.api{{$}}
// 3. A prepared table takes the loader over.
// CHECK-DAG: {{^}}question TM-INJ-004 Analytics.loader{{$}}
// CHECK-DAG: {{^}}question TM-INJ-005 Analytics.loader{{$}}
// 4. A table that unpacks without end.
// CHECK-DAG: {{^}}question TM-AVL-004 Analytics.loader{{$}}
// 5. Names of columns become SQL in the loader.
// CHECK-DAG: {{^}}question TM-INJ-001 Analytics.loader{{$}}
// 6. A question of a dashboard becomes SQL.
// CHECK-DAG: {{^}}question TM-INJ-001 Analytics.app{{$}}
// 7. The bucket is public.
// CHECK-DAG: {{^}}question TM-STO-002 Analytics.uploads{{$}}
// 8. Whoever has rights in the account opens all uploads.
// CHECK-DAG: {{^}}question TM-STO-022 Analytics.uploads{{$}}
// 9. Tokens for the customers' systems lie in a table.
// CHECK-DAG: {{^}}open TM-STO-004 Analytics.settings{{$}}
// 10. The connector is sent to addresses inside.
// CHECK-DAG: {{^}}question TM-WEB-004 Analytics.connector{{$}}
// 11. The customer's system sends what takes the connector over.
// CHECK-DAG: {{^}}question TM-INJ-005 Analytics.connector{{$}}
// 12. Passwords are guessed, and one is enough.
// CHECK-DAG: {{^}}question TM-AUT-004 Analytics.app Analytics.pages{{$}}
// CHECK-DAG: {{^}}question TM-AUT-003 Analytics.app Analytics.pages{{$}}
// 13. Another site acts in the user's name.
// CHECK-DAG: {{^}}question TM-AUT-005 Analytics.app Analytics.pages{{$}}
// 14. One program puts jobs into the queue for another.
// CHECK-DAG: {{^}}question TM-AUT-002 Analytics.notify{{$}}
// 15. One customer uses it up for all.
// CHECK-DAG: {{^}}question TM-AVL-001 Analytics.api{{$}}
// 16. Disks of warehouse and bucket in clear.
// CHECK-DAG: {{^}}question TM-STO-001 Analytics.warehouse{{$}}
// CHECK-DAG: {{^}}question TM-STO-001 Analytics.uploads{{$}}
// 17. Nobody can tell who looked at what.
// CHECK-DAG: {{^}}question TM-LOG-001 Analytics.app{{$}}
// 18. Passwords of the programs stay for years.
// CHECK-DAG: {{^}}question TM-AUT-008 Analytics.load{{$}}
// 19. The account at the provider: rights, regions, links that never end.
// HINT-DAG: not in force: {{.*}}a cloud account{{.*}}a store of what is worth most
//
// Silent:
// * Staff of support look into every customer's data: asked only once customers are said to share it, and with `std.tenancy`.

package analytics;

data Table { sensitivity = Confidential; integrity = Important; }
data Report { sensitivity = Confidential; }
data OauthToken : ServiceSecret;

system Analytics {
  boundary internet : PublicInternet {
    customer : Customer;
    browser : Browser;
    crm : ExternalApi "CRM of the customer";
  }
  boundary cloud : CloudAccount {
    app : WebApplication;
    api : ApiService;
    uploads : ObjectStore { stores = [Table]; }
    jobs : Queue;
    loader : Worker;
    connector : Worker;
    warehouse : SqlDatabase { stores = [Table]; }
    settings : Postgres { stores = [OauthToken]; }
  }
  flow look : customer -> browser;
  flow pages : browser <-> app via Https { carries = [Report]; }
  flow upload : browser -> api via Https { carries = [Table]; }
  flow put : api -> uploads via Https { carries = [Table]; }
  flow notify : api -> jobs via Amqps;
  flow take : loader -> jobs via Amqps;
  flow read : loader -> uploads via Https { returns = [Table]; }
  flow load : loader -> warehouse via PgTls { carries = [Table]; }
  flow ask : app -> warehouse via PgTls { returns = [Table]; }
  flow tokens : connector -> settings via PgTls { returns = [OauthToken]; }
  flow pull : connector -> crm via Https { returns = [Table]; }
  flow fill : connector -> warehouse via PgTls { carries = [Table]; }
}
