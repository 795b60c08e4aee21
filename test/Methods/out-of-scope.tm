// Rows about what is not reviewed say so, with the reason, in every table: a dash would say that it was looked at.
// What is not known of it is no gap.
//
// RUN: %tmc --methodology=stride %s | FileCheck %s --check-prefix=STRIDE
// RUN: %tmc --methodology=linddun %s | FileCheck %s --check-prefix=LINDDUN
// RUN: %tmc --methodology=pasta %s | FileCheck %s --check-prefix=PASTA
// RUN: %tmc --methodology=stride --emit=json %s -o %t.json
// RUN: %python %S/../Driver/Inputs/check_diff.py %t.json %src_root/docs/schema/methodology.schema.json schema
// RUN: FileCheck %s --check-prefix=JSON --input-file=%t.json
//
// STRIDE-LABEL: ### External parties
// STRIDE: | bank | out of scope | out of scope | out of scope | out of scope | out of scope | out of scope |
// STRIDE: Out of scope: bank, because: audited by others
// STRIDE-LABEL: ### Processes
// STRIDE: | shop | front | {{.*}}asked
// STRIDE-NEXT: | old | front | out of scope |
// STRIDE-NEXT: | older | front | out of scope |
// STRIDE-EMPTY:
// STRIDE-NEXT: Out of scope: old, older, because: switched off in May
// STRIDE-LABEL: ### Stores
// STRIDE: | orders | Order | {{–|[0-9]}}
// STRIDE-LABEL: ### Flows
// STRIDE: | buy | browser | shop | Order | {{–|`|[0-9]}}
// STRIDE: | legacy | old | older | – | out of scope |
// STRIDE-LABEL: ## STRIDE per interaction
// STRIDE-NOT: | legacy
// STRIDE-LABEL: ## Gaps
// STRIDE-NOT: legacy
// STRIDE-NOT: older
//
// LINDDUN: | Past | {{.*}}out of scope
// LINDDUN: Out of scope: Past, because: a copy for a museum
//
// PASTA: out of scope
//
// JSON: {"about":["Shop.old"],"out_of_scope":"switched off in May","cells":

data Order : PersonalData;
data Past : PersonalData { out_of_scope = "a copy for a museum"; }

system Shop {
  boundary internet : PublicInternet { browser : Browser; bank : PaymentProvider { out_of_scope = "audited by others"; } }
  boundary front : Dmz {
    shop : WebApplication;
    old : Service { out_of_scope = "switched off in May"; }
    older : Service { out_of_scope = "switched off in May"; }
  }
  boundary inner : PrivateNetwork { orders : Postgres { stores = [Order, Past]; } }
  flow buy : browser -> shop via Https { carries = [Order]; }
  flow keep : shop <-> orders via PgTls { carries = [Order]; }
  flow legacy : old -> older;
}
