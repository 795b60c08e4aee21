// RUN: %tmc --no-prelude -I %S/.. %s --emit=ir | %tmc-opt --no-places - | %python %S/Inputs/golden.py %s std.core
// Systems, boundaries in boundaries, elements, flows both ways, data and what is derived from it; titles, comments.
import "../Inputs/core.tm";

abstract data Personal { sensitivity = Confidential; }
data Name : Personal "names";
/// The shop.
system Shop "a shop" {
  owner = "ana";
  /// Ours.
  boundary lan : Intranet "at home" {
    web : Server "the web" { authn = Token; endpoint = "https://web.example:8443/"; replicas = 2; }
    boundary inner : Intranet { trust = 80; db : Database { stores = [Name, Short]; encrypted_at_rest = unknown; } }
  }
  user : Person;
  data Age : Personal;
  derive Short : Personal from Name, Age by web "short names" { sensitivity = Public; }
  derive Copy from Short;
  flow ask : user -> lan.web via Https "asks" { carries = [Name]; }
  flow keep : web <-> inner.db { carries = [Short, Copy]; server_authenticated = true; }
}
private system Other { solo : Person; }

//= kind @models.Personal data abstract base @std.core.Data {
//=   default @std.core.Data::sensitivity = (const @std.core.Sensitivity::Confidential : enum @std.core.Sensitivity)
//= }
//= data %Name : @models.Personal {
//=   title "names"
//= }
//= system %Shop : @std.core.System {
//=   title "a shop"
//=   doc "The shop."
//=   set owner = "ana"
//= }
//= boundary %Shop.lan : @std.core.Intranet in %Shop {
//=   title "at home"
//=   doc "Ours."
//= }
//= element %Shop.web : @std.core.Server in %Shop.lan {
//=   title "the web"
//=   set authn = @std.core.AuthN::Token
//=   set endpoint = endpoint "https://web.example:8443/"
//=   set replicas = 2
//= }
//= boundary %Shop.inner : @std.core.Intranet in %Shop.lan {
//=   set trust = 80
//= }
//= element %Shop.db : @std.core.Database in %Shop.inner {
//=   set stores = [%Name, %Shop.Short]
//=   set encrypted_at_rest = unknown
//= }
//= element %Shop.user : @std.core.Person in %Shop
//= data %Shop.Age : @models.Personal in %Shop
//= data %Shop.Short : @models.Personal in %Shop from %Name, %Shop.Age by %Shop.web {
//=   title "short names"
//=   set sensitivity = @std.core.Sensitivity::Public
//= }
//= data %Shop.Copy : @std.core.Data in %Shop from %Shop.Short
//= flow %Shop.ask : @std.core.Https in %Shop from %Shop.user -> %Shop.web {
//=   title "asks"
//=   set carries = [%Name]
//= }
//= flow %Shop.keep : @std.core.Flow in %Shop from %Shop.web <-> %Shop.db {
//=   set carries = [%Shop.Short, %Shop.Copy]
//=   set server_authenticated = true
//= }
//= system %Other : @std.core.System
//= element %Other.solo : @std.core.Person in %Other
