// grade 3: Mermaid's arrow
package clinic;

data Visit : HealthRecord;

system Clinic {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    desk : WebApplication;
    files : Postgres { stores = [Visit]; }
  }
  flow book : browser --> desk via Https { carries = [Visit]; }
  flow keep : desk <-> files via PgTls { carries = [Visit]; }
}
