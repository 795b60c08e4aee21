// What each user has one of is no single point of failure: a phone, a browser, a desktop program. What all share is, and so is a
// device that does something for many.
// RUN: %tmc --emit=json %s | %python %S/../../Stdlib/Inputs/states.py TM-AVL-002 | FileCheck %s
// CHECK: open S.gate{{$}}
// CHECK-NEXT: open S.kiosk{{$}}
// CHECK-NEXT: open S.pump{{$}}
// CHECK-NOT: {{.}}
package cases.phone_single_point;
data D { sensitivity = Confidential; }
system S {
  boundary internet : PublicInternet {
    app : MobileApp { availability = Important; redundant = false; }
    browser : Browser { availability = Vital; redundant = false; }
    desk : DesktopApp { availability = Important; redundant = false; }
    kiosk : Browser "the one terminal in the hall" {
      availability = Important;
      redundant = false;
      one_per_user = false;
    }
    pump : Device { availability = Vital; redundant = false; }
  }
  boundary front : Dmz {
    gw : ApiGateway { rate_limited = true; }
    gate : Service { availability = Important; redundant = false; }
  }
  flow f : app -> gw via Https { carries = [D]; authn = Token; }
}
