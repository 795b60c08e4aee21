// Whoever calls may lie, on every network: employees, partners, whoever has a stolen laptop. Where they stand makes it less likely, not impossible.
//
// RUN: %tmc --emit=json %s | %python %S/../Inputs/all.py TM-INJ-001 TM-ACC-001 TM-LOG-001 TM-AVL-001 TM-INJ-006 | FileCheck %s
// RUN: %tmc --emit=json %s | %python %S/../Inputs/all.py TM-INJ-001 TM-ACC-001 TM-LOG-001 TM-AVL-001 TM-INJ-006 | FileCheck %s --check-prefix=QUIET
// CHECK-DAG: TM-INJ-001 open High Staff.app from Employee 1
// CHECK-DAG: TM-ACC-001 open High Staff.app from Employee 1
// CHECK-DAG: TM-LOG-001 open Medium Staff.app from Employee 1
// CHECK-DAG: TM-AVL-001 question Low Staff.app asks Staff.app.rate_limited
// CHECK-DAG: TM-INJ-006 question High Partners.app asks Partners.app.external_entities_disabled from Partner 1
// CHECK-DAG: TM-INJ-006 question High Loose.app asks Loose.app.external_entities_disabled from Partner 1
// CHECK-DAG: TM-ACC-001 question High Laptop.app asks Laptop.app.access_control from {{.*}}Thief 1
// CHECK-DAG: TM-INJ-001 question High Admin.app asks Admin.app.parameterized_queries from Administrator 1
// QUIET-NOT: open {{[A-Za-z]+}} {{StaffTwin|PartnersTwin|LaptopTwin|AdminTwin}}
// QUIET-NOT: question {{.*(StaffTwin|PartnersTwin|LaptopTwin|AdminTwin).*(parameterized_queries|access_control|audit_log|rate_limited|external_entities_disabled)}}
package faults.insiders;

data Case { sensitivity = Restricted; integrity = Critical; }

system Staff {
  boundary office : CorporateNetwork { clerk : Employee; pc : DesktopApp; }
  boundary inside : DataCentre { app : Service { parameterized_queries = false; access_control = false; audit_log = false; } db : Postgres { stores = [Case]; } }
  flow sit : clerk -> pc;
  flow use : pc <-> app via Https { carries = [Case]; authn = Kerberos; }
  flow keep : app <-> db via PgTls { carries = [Case]; authn = Password; }
}

system StaffTwin {
  boundary office : CorporateNetwork { clerk : Employee; pc : DesktopApp; }
  boundary inside : DataCentre { app : Service { controls = [ParameterizedQueries, Authorization, AuditLogging, RateLimiting]; } db : Postgres { stores = [Case]; } }
  flow sit : clerk -> pc;
  flow use : pc <-> app via Https { carries = [Case]; authn = Kerberos; }
  flow keep : app <-> db via PgTls { carries = [Case]; authn = Password; }
}

// A partner within the partner's network, and without a boundary.
system Partners {
  boundary theirs : PartnerNetwork { partner : PartnerSystem; }
  boundary inside : DataCentre { app : Service { parses = [Xml]; } }
  flow send : partner -> app via Https { carries = [Case]; authn = ClientCertificate; }
}

system Loose {
  partner : PartnerSystem;
  boundary inside : DataCentre { app : Service { parses = [Xml]; } }
  flow send : partner -> app via Https { carries = [Case]; authn = ClientCertificate; }
}

system PartnersTwin {
  boundary theirs : PartnerNetwork { partner : PartnerSystem; }
  boundary inside : DataCentre { app : Service { parses = [Xml]; controls = [ExternalEntitiesDisabled, Authorization, AuditLogging, RateLimiting, SizeLimit]; } }
  flow send : partner -> app via Https { carries = [Case]; authn = ClientCertificate; }
}

// Nobody is drawn at the laptop: whoever holds it is there.
system Laptop {
  boundary laptop : ManagedDevice { tool : CliTool; }
  boundary inside : DataCentre { app : Service; }
  flow use : tool <-> app via Https { carries = [Case]; authn = ClientCertificate; }
}

system LaptopTwin {
  boundary laptop : ManagedDevice { tool : CliTool; }
  boundary inside : DataCentre { app : Service { controls = [Authorization, AuditLogging, RateLimiting]; } }
  flow use : tool <-> app via Https { carries = [Case]; authn = ClientCertificate; }
}

system Admin {
  boundary ops : ManagementNetwork { admin : Administrator; page : Browser; }
  boundary inside : DataCentre { app : WebApplication; db : Postgres { stores = [Case]; } }
  flow sit : admin -> page;
  flow use : page <-> app via Https { carries = [Case]; authn = Token; }
  flow keep : app <-> db via PgTls { carries = [Case]; authn = Password; }
}

system AdminTwin {
  boundary ops : ManagementNetwork { admin : Administrator; page : Browser; }
  boundary inside : DataCentre { app : WebApplication { controls = [ParameterizedQueries, Authorization, AuditLogging, RateLimiting]; } db : Postgres { stores = [Case]; } }
  flow sit : admin -> page;
  flow use : page <-> app via Https { carries = [Case]; authn = Token; }
  flow keep : app <-> db via PgTls { carries = [Case]; authn = Password; }
}
