// RUN: %tmc --no-prelude %s --emit=ir | FileCheck %s
// RUN: %tmc --no-prelude %s --emit=ir > %t.tmir && %tmc-opt %t.tmir | diff %t.tmir -
// What a component brings into each place that uses it.
import "Inputs/core.tm";

abstract data Personal { sensitivity = Confidential; }
data Session : Personal;

// CHECK: kind @components.Login element parts base @std.core.Element
component Login(provider : Person, copies : int = 2, strict : bool?) "A login" {
  pages : Server "Pages, ${copies} of them" { authn = Token; replicas = copies; }
  boundary inner : Intranet {
    store : Database { stores = [Session, Nonce]; encrypted_at_rest = strict; }
  }
  data Nonce;
  flow ask : pages -> provider via Https { carries = [Nonce]; }
  flow keep : pages -> inner.store;
  port entry : Https = pages;
  port sessions = inner.store;
}
component Portal(provider : Person) : Process {
  login : Login(provider = provider, copies = 7);
  front : Server;
  flow enter : front -> login.entry via Https;
  port entry : Http = front;
  port entry2 = login.entry;
}
/// Parts and parameters are inherited.
component Big : Portal {
  extra : Server;
  flow more : extra -> login.sessions;
}
/// A component without parts can have ports: they say what it serves.
component Orders : Database { port query : Https; }

system Shop {
  okta : Person;
  boundary lan : Intranet {
    login : Login(provider = okta) { extend store { override encrypted_at_rest = true; } }
    login2 : Login(provider = okta, strict = false);
    big : Big(provider = okta);
  }
  orders : Orders;
  flow a : okta -> login.entry via Https;
  flow b : okta -> big.entry via Https;
  flow c : okta -> big.entry2 via Https;
  flow d : login.sessions -> orders.query via Https;
  flow e : orders -> login.sessions via Http;
  port front = big.entry;
}
system Mobile {
  app : Person;
  flow use : app -> Shop.front via Http;
}
extend Shop.big.login { audit : Database; flow log : pages -> audit; }

// CHECK: element %Shop.login : @components.Login in %Shop.lan
// CHECK-NEXT: set provider = %Shop.okta
// CHECK-NEXT: }
// CHECK: element %Shop.login.pages : @std.core.Server in %Shop.login
// CHECK-NEXT: title "Pages, 2 of them"
// CHECK: set replicas = 2
// CHECK: boundary %Shop.login.inner : @std.core.Intranet in %Shop.login
// CHECK: element %Shop.login.store : @std.core.Database in %Shop.login.inner
// CHECK-NEXT: set stores = [%Session, %Shop.login.Nonce]
// CHECK-NEXT: set encrypted_at_rest = true
// CHECK: data %Shop.login.Nonce
// CHECK: flow %Shop.login.ask : @std.core.Https in %Shop.login from %Shop.login.pages -> %Shop.okta
// CHECK: flow %Shop.login.keep : @std.core.Flow in %Shop.login from %Shop.login.pages -> %Shop.login.store
// CHECK: element %Shop.login2.store : @std.core.Database in %Shop.login2.inner
// CHECK: set encrypted_at_rest = false
// CHECK: element %Shop.big : @components.Big in %Shop.lan
// CHECK: element %Shop.big.login : @components.Login in %Shop.big
// CHECK: set provider = %Shop.okta
// CHECK: element %Shop.big.login.pages
// CHECK-NEXT: title "Pages, 7 of them"
// CHECK: flow %Shop.big.login.ask : @std.core.Https in %Shop.big.login from %Shop.big.login.pages -> %Shop.okta
// CHECK: flow %Shop.big.enter : @std.core.Https in %Shop.big from %Shop.big.front -> %Shop.big.login.pages
// CHECK: flow %Shop.big.more : @std.core.Flow in %Shop.big from %Shop.big.extra -> %Shop.big.login.store
// CHECK: flow %Shop.a {{.*}} from %Shop.okta -> %Shop.login.pages
// CHECK: flow %Shop.b {{.*}} from %Shop.okta -> %Shop.big.front
// CHECK: flow %Shop.c {{.*}} from %Shop.okta -> %Shop.big.login.pages
// CHECK: flow %Shop.d {{.*}} from %Shop.login.store -> %Shop.orders
// CHECK: flow %Shop.e {{.*}} from %Shop.orders -> %Shop.login.store
// CHECK: flow %Mobile.use {{.*}} in %Mobile from %Mobile.app -> %Shop.big.front
// CHECK: element %Shop.big.login.audit : @std.core.Database in %Shop.big.login
// CHECK: flow %Shop.big.login.log {{.*}} from %Shop.big.login.pages -> %Shop.big.login.audit
