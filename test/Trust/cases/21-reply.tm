// A question and its answer carry different data, over one call.
// RUN: %not %tmc %s --show-all > %t.txt 2> %t.err
// RUN: FileCheck %s --check-prefix=ERR --input-file=%t.err

// With `returns`, the PIN never comes back and the ticket never goes there. `<->` that says
// nothing of what comes back still sends all data both ways.
// ERR-NOT: error:
// ERR: 21-reply.tm:[[#@LINE+19]]:11: error: requirement does not hold: the PIN never comes back by `<->` alone [TM0450]
// ERR: there is a path:
// ERR-NOT: error:
package cases.reply;
data Pin : Credentials;
data Ticket : Session;
system Both {
  boundary internet : PublicInternet { phone : MobileApp { stores = []; } }
  boundary back : PrivateNetwork { login : ApiService { authn = Anonymous; } }
  flow enter : phone -> login via Https { carries = [Pin]; returns = [Ticket]; }
  require no path login -> phone carrying Pin : "the PIN never comes back";
  require no path phone -> login carrying Ticket : "the ticket is not sent";
  require exists path login -> phone carrying Ticket : "the ticket comes back";
  require exists path phone -> login carrying Pin : "the PIN is sent";
}
system Old {
  boundary internet : PublicInternet { phone : MobileApp { stores = []; } }
  boundary back : PrivateNetwork { login : ApiService { authn = Anonymous; } }
  flow enter : phone <-> login via Https { carries = [Pin, Ticket]; }
  require no path login -> phone carrying Pin : "the PIN never comes back by `<->` alone";
}
