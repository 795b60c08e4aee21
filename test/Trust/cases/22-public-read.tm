// Anyone may read a log whose entries must be right. Reading it needs no login; writing it does, and if nothing
// says which of the two a caller may do, that is asked, with the word for the answer.
// RUN: %tmc --emit=json %s | %python %S/../../Stdlib/Inputs/states.py TM-AUT-002 | FileCheck %s
// RUN: %tmc --emit=questions %s | FileCheck %s --check-prefix=TEXT
// CHECK: question Log.prove asks Log.prove.actions{{$}}
// CHECK-NEXT: open Writes.put{{$}}
// CHECK-NOT: {{.}}
// TEXT: What may callers do over {{.*}}prove: only read what anyone may see (`actions = [Read]`), or change it too?
package cases.publicread;
/// Anyone may read the entries; only the service writes them.
data Entry : PublicData { integrity = Critical; }
system Log {
  boundary world : PublicInternet { reader : CliTool; }
  boundary service : PrivateNetwork {
    front : ApiService { authn = Anonymous; }
    tree : MySql { stores = [Entry]; append_only = true; authn = Password; }
  }
  flow prove : reader <-> front via Https { carries = [Entry]; }
  flow look : front <-> tree via MySqlWire { carries = [Entry]; }
}

// Said in either way, nobody has to ask.
system Reads {
  boundary world : PublicInternet { reader : CliTool; browser : Browser; }
  boundary service : PrivateNetwork { front : ApiService { authn = Anonymous; } }
  flow prove : reader <-> front via Https { carries = [Entry]; actions = [Read]; }
  flow show : browser -> front via Https { carries = []; returns = [Entry]; }
}

// Who sends what must be right has to say who they are.
system Writes {
  boundary world : PublicInternet { writer : CliTool; }
  boundary service : PrivateNetwork { front : ApiService { authn = Anonymous; } }
  flow put : writer -> front via Https { carries = [Entry]; }
}
