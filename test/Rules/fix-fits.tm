// A fix is proposed for what each thing needs. That one line would end findings in several places is no reason to
// propose what fits none of them best: here signed messages would end all that is open, and each flow wants TLS.
//
// RUN: %tmc -Wno-all %s | FileCheck %s
//
// CHECK-LABEL: Server spoofing: nginx cannot tell Catalogue from an impostor
// CHECK: fix: replace `encrypted = false` with `controls = [Tls]` on flow `Different.lookup`; or `MutualTls`, {{.*}}; resolves both
// CHECK: same cause: {{.*}}Tampering in transit: Price can be changed on the way over lookup
// CHECK-NOT: MessageSigning]
//
// Three flows that say nothing themselves: one line is as good for each as its own.
// CHECK-LABEL: Server spoofing: Alike.one cannot tell base from an impostor
// CHECK: fix: write `default Tcp { controls = [Tls]; }` in system `Alike`, for all 3 places; or `MutualTls`
//
// Two are two lines.
// CHECK-LABEL: Server spoofing: Few.one cannot tell Few.back from an impostor
// CHECK: fix: set `controls = [Tls]` on flow `Few.f`
//

data Photo { sensitivity = Public; integrity = Important; }
data Price { sensitivity = Internal; integrity = Important; }

system Different {
  boundary internet : PublicInternet { browser : Browser; }
  boundary front : Dmz { web : WebServer "nginx"; }
  boundary back : PrivateNetwork { photos : ObjectStore { stores = [Photo]; } db : Postgres "Catalogue" { stores = [Price]; } }
  flow lookup : web <-> db via PgWire { carries = [Price]; encrypted = false; authn = Password; }
  flow fetch : web <-> photos via Http { carries = [Photo]; authn = Anonymous; }
  flow browse : browser <-> web via Http { carries = [Photo]; authn = Anonymous; }
}

system Alike {
  boundary front : Dmz { one : Service; two : Service; three : Service; }
  boundary back : PrivateNetwork { base : Service; }
  flow f : one <-> base via Tcp { carries = [Price]; }
  flow g : two <-> base via Tcp { carries = [Price]; }
  flow h : three <-> base via Tcp { carries = [Price]; }
}

system Few {
  boundary front : Dmz { one : Service; two : Service; }
  boundary inner : PrivateNetwork { back : Service; }
  flow f : one <-> back via Tcp { carries = [Price]; }
  flow g : two <-> back via Tcp { carries = [Price]; }
}
