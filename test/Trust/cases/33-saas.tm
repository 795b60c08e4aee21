// RUN: %tmc %s | FileCheck %s

// A ticket system of a third party that staff use with a password.
// The service is not ours, the accounts there are: their second factor is asked for. So is, at low severity, whether someone may dispute
// what is in a ticket, as one can of all data of which nothing is said.
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

// CHECK: Do our accounts at ticket system need a second factor?
// CHECK-NEXT: write `accounts_guarded = …;` in element `Crm.desk`
// CHECK: Contact: Which of these apply to it?
// CHECK-NEXT: Disputable
// CHECK-NEXT: write `traits = […];` in data `Contact`{{.*}}; settles 1 finding, up to low
// CHECK: 0 open, {{.*}}2 questions (up to medium)
