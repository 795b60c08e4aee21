// RUN: %tmc %s | FileCheck %s

// A ticket system of a third party that staff use with a password.
// The service is not ours, the accounts there are: their second factor is asked for.
package cases.saas;
data Contact : PersonalData;
system Crm {
  boundary us : CorporateNetwork { clerk : Employee; browser : Browser; }
  boundary vendor : ThirdParty "Ticket Inc." {
    desk : ExternalApi "ticket system" { stores = [Contact]; contract = true; }
  }
  flow look : clerk -> browser { carries = [Contact]; }
  flow work : browser <-> desk via Https { carries = [Contact]; authn = Password; }
}

// CHECK: Do accounts of ours at ticket system need a second factor?
// CHECK-NEXT: write `accounts_guarded = …;` in element `Crm.desk`
// CHECK: 0 open, {{.*}}{{[12]}} question{{s?}} (up to medium)
