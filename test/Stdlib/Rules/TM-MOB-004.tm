// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-MOB-004 | FileCheck %s

// InsecureWebView

import std.mobile.*;

system Open {
  boundary ph : Phone { app : PhoneApp { web_views = true; webview_hardened = false; } }
}

system Quiet {
  boundary ph : Phone { app : PhoneApp { web_views = true; controls = [WebViewHardening]; } }
}

system Other {
  boundary ph : Phone { app : PhoneApp { does = []; } }
}

system Asked {
  boundary ph : Phone { app : PhoneApp { web_views = true; } }
}

// CHECK: question Asked.app asks Asked.app.webview_hardened{{$}}
// CHECK-NEXT: open Open.app{{$}}
// CHECK-NEXT: mitigated Quiet.app by WebViewHardening{{$}}
// CHECK-NOT: {{.}}
