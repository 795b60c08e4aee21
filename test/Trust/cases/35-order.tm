// cairis#588, ordering.
// Expected: the same identities whatever the order of declarations.
// RUN: %tmc %s --emit=json 2>/dev/null | %python %S/../Inputs/about.py | sort > %t.one
// RUN: %python -c "import re, sys; s = open(sys.argv[1]).read(); b = re.search(r'(?s)system Shop \\{\n(.*?)\n\}\n', s); l = b[1].split(chr(10)); open(sys.argv[2], 'w').write(s.replace(b[1], chr(10).join(reversed(l))))" %s %t.tm
// RUN: %tmc %t.tm --emit=json 2>/dev/null | %python %S/../Inputs/about.py | sort > %t.two
// RUN: diff %t.one %t.two
// RUN: FileCheck %s < %t.one

package cases.order;
data Order { sensitivity = Confidential; }
system Shop {
  boundary internet : PublicInternet { browser : Browser; }
  boundary back : PrivateNetwork { web : WebServer { authn = Token; } db : Postgres { stores = [Order]; encrypted_at_rest = false; } }
  flow buy : browser -> web via Http { carries = [Order]; }
  flow save : web <-> db via PgWire { carries = [Order]; }
}

// CHECK: open TM-NET-001 Shop.buy
