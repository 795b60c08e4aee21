// What each user has one of is no single point of failure: a phone, a browser, a desktop program. What all share is, and so is a
// device that does something for many. That nothing takes over for a phone is not a protection that it lacks, either (TM-SAY-001).
// RUN: %tmc --emit=json %s | %python %S/../Inputs/all.py TM-AVL-002 TM-SAY-001 | FileCheck %s
// CHECK: TM-AVL-002 mitigated High S.browser{{ |$}}
// CHECK-NEXT: TM-AVL-002 mitigated Medium S.app{{ |$}}
// CHECK-NEXT: TM-AVL-002 mitigated Medium S.desk{{ |$}}
// CHECK-NEXT: TM-AVL-002 open High S.pump{{ |$}}
// CHECK-NEXT: TM-AVL-002 open Medium S.gate{{ |$}}
// CHECK-NEXT: TM-AVL-002 open Medium S.kiosk from Stranger 0
// CHECK-NOT: {{.}}
package cases.phone_single_point;
data D { sensitivity = Confidential; }
system S {
  boundary internet : PublicInternet {
    app : MobileApp { availability = Important; redundant = false; }
    browser : Browser { availability = Critical; redundant = false; }
    desk : DesktopApp { availability = Important; redundant = false; }
    kiosk : Browser "the one terminal in the hall" {
      availability = Important;
      redundant = false;
      one_per_user = false;
    }
    pump : Device { availability = Critical; redundant = false; }
  }
  boundary front : Dmz {
    gw : ApiGateway { rate_limited = true; }
    gate : Service { availability = Important; redundant = false; }
  }
  flow f : app -> gw via Https { carries = [D]; authn = Token; }
}
