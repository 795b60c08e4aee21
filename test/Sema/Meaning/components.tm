// RUN: %tmc --no-prelude -I %S/.. %s --emit=ir | %tmc-opt --no-places - | %python %S/Inputs/golden.py %s std.core
// Components: parts for each use, parameters in titles and settings, ports, parts of an instance that are extended.
import "../Inputs/core.tm";

component Login(provider : Person, copies : int = 2) "login" {
  pages : Server "${copies} pages" { replicas = copies; }
  boundary inner : Intranet { store : Database { stores = [Nonce]; } }
  data Nonce;
  flow ask : pages -> provider via Https { carries = [Nonce]; }
  port entry : Https = pages "the way in";
  port sessions = inner.store;
}
component Double(provider : Person) : Process {
  first : Login(provider = provider, copies = 5);
  port entry = first.entry;
  port kept = first.sessions;
}
system S {
  okta : Person;
  one : Login(provider = okta) { extend store { encrypted_at_rest = true; } }
  two : Double(provider = okta);
  flow a : okta -> one.entry via Https;
  flow b : okta -> two.entry via Https;
  flow c : one.sessions -> two.kept;
}

//= kind @components.Login element parts base @std.core.Element {
//=   title "login"
//=   attr provider : entity @std.core.Person required
//=   attr copies : int
//=   default @components.Login::copies = (const 2 : int)
//= }
//= kind @components.Double element parts base @std.core.Process {
//=   attr provider : entity @std.core.Person required
//= }
//= system %S : @std.core.System
//= element %S.okta : @std.core.Person in %S
//= element %S.one : @components.Login in %S {
//=   set provider = %S.okta
//= }
//= element %S.one.pages : @std.core.Server in %S.one {
//=   title "2 pages"
//=   set replicas = 2
//= }
//= boundary %S.one.inner : @std.core.Intranet in %S.one
//= element %S.one.store : @std.core.Database in %S.one.inner {
//=   set stores = [%S.one.Nonce]
//=   set encrypted_at_rest = true
//= }
//= data %S.one.Nonce : @std.core.Data in %S.one
//= flow %S.one.ask : @std.core.Https in %S.one from %S.one.pages -> %S.okta {
//=   set carries = [%S.one.Nonce]
//= }
//= element %S.two : @components.Double in %S {
//=   set provider = %S.okta
//= }
//= element %S.two.first : @components.Login in %S.two {
//=   set provider = %S.okta
//=   set copies = 5
//= }
//= element %S.two.first.pages : @std.core.Server in %S.two.first {
//=   title "5 pages"
//=   set replicas = 5
//= }
//= boundary %S.two.first.inner : @std.core.Intranet in %S.two.first
//= element %S.two.first.store : @std.core.Database in %S.two.first.inner {
//=   set stores = [%S.two.first.Nonce]
//= }
//= data %S.two.first.Nonce : @std.core.Data in %S.two.first
//= flow %S.two.first.ask : @std.core.Https in %S.two.first from %S.two.first.pages -> %S.okta {
//=   set carries = [%S.two.first.Nonce]
//= }
//= flow %S.a : @std.core.Https in %S from %S.okta -> %S.one.pages
//= flow %S.b : @std.core.Https in %S from %S.okta -> %S.two.first.pages
//= flow %S.c : @std.core.Flow in %S from %S.one.store -> %S.two.first.store
