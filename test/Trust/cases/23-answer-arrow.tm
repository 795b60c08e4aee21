// Arrows that follow the data: from the server to the browser, from the database to the server, from a queue to its
// consumer. Each is told, with the flow turned round.
// RUN: %tmc %s 2>&1 >/dev/null | FileCheck %s
// RUN: %tmc %s -Wno-arrow 2>&1 >/dev/null | FileCheck %s --check-prefix=OFF --allow-empty
// OFF-NOT: -Warrow
package cases.arrow;
data Page : PersonalData;
data Job { sensitivity = Internal; }
system Shop {
  boundary internet : PublicInternet { browser : Browser; user : Customer; }
  boundary back : PrivateNetwork {
    web : WebApplication { authn = Anonymous; }
    db : Postgres { stores = [Page]; }
    copy : Postgres { stores = [Page]; }
    jobs : Queue { stores = [Job]; }
    worker : Worker;
    topic : Broker { calls_out = true; stores = [Job]; }
    printer : Device { serving = true; }
    laptop : DeveloperMachine;
  }
  boundary outside : ThirdParty { sender : MailProvider { contract = true; } }

  // CHECK: :[[#@LINE+1]]:8: warning: flow `show` leads to `browser`, which serves nobody, so the arrow seems to follow the answer; draw it from the side that calls, `browser <-> web`, with `returns` for what comes back, or set `serving = true;` on `browser` [TM0475, -Warrow]
  flow show : web -> browser via Https "the page" { carries = [Page]; }
  // CHECK: :[[#@LINE+1]]:8: warning: flow `rows` begins at `db`, which calls nobody, {{.*}} `web <-> db`, {{.*}} [TM0476, -Warrow]
  flow rows : db -> web via PgTls "the rows" { carries = [Page]; }
  // CHECK: :[[#@LINE+1]]:8: warning: flow `take` begins at `jobs`, {{.*}} `worker <-> jobs`,
  flow take : jobs -> worker via Amqps { carries = [Job]; }
  // CHECK: :[[#@LINE+1]]:8: warning: flow `both` leads to `laptop`, {{.*}} `laptop <-> web`,
  flow both : web <-> laptop via Https { carries = [Page]; }

  // Answers to people who asked; what nobody asked for is brought to them.
  flow ask : user -> web { carries = []; }
  // CHECK: :[[#@LINE+1]]:8: warning: flow `tell` leads to `user`, {{.*}} `user <-> web`,
  flow tell : web -> user { carries = [Page]; }

  // CHECK-NOT: warning
  flow letter : sender -> user via Smtp { carries = [Page]; }
  flow screen : user <-> browser { carries = [Page]; }
  flow good : browser -> web via Https { carries = []; returns = [Page]; }
  flow replica : db -> copy via PgTls { carries = [Page]; }
  flow push : topic -> worker via Amqps { carries = [Job]; }
  flow fill : web -> jobs via Amqps { carries = [Job]; }
  flow fill2 : web -> topic via Amqps { carries = [Job]; }
  flow print : web -> printer via Tcp { carries = [Page]; }
}
