// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-IDN-023 | FileCheck %s

// DocumentForgery

import std.identity.*;

data Licence : IssuedDocument;

system Open {
  boundary out : PublicInternet { guest : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication { documents_verified = false; } }
  flow a : guest -> web via Https { carries = [Licence]; }
}

system Quiet {
  boundary out : PublicInternet { guest : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication { controls = [DocumentVerification]; } }
  flow a : guest -> web via Https { carries = [Licence]; }
}

system Other {
  boundary out : PublicInternet { guest : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication { documents_verified = false; } }
  flow a : guest -> web via Https { carries = []; }
}

system Asked {
  boundary out : PublicInternet { guest : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication {} }
  flow a : guest -> web via Https { carries = [Licence]; }
}

// CHECK: question Asked.web asks Asked.web.documents_verified{{$}}
// CHECK-NEXT: open Open.web{{$}}
// CHECK-NEXT: mitigated Quiet.web by DocumentVerification{{$}}
// CHECK-NOT: {{.}}
