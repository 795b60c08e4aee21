
// Every declaration at the top of a file, with all of its parts.

/// Parts of a shop.
package acme.shop;

import std.web.{WebServer, Https as H,};
import std.aws as aws;
import std.net.*;
private import "other.tm";

ordered enum Level { /** plain */ Low, @old High "high" }
enum Empty {}

@id("K1") @tags("a", weight = 2)
abstract component Part(host : String, port : Int = 80,) : Base(host) "a part" { a = 1; }
channel Wire : Any;
zone Area { }
private abstract data Secret;

control Tls : Crypto for Flow, net.Link "TLS" { provides encrypted; }
abstract control Crypto;

predicate safe(d : Data) = d.safe;
function total(xs : [Int], y : Int?) : Int = xs.size() + y;

system Shop : Kind "shop" { owner = "x"; }
data Card : Pii "card" { kept = 30d; }
derive Token : Data from Card, Shop.Order by Shop.payments "token" { a = 1; }
extend Shop.core { a = 1; }
overlay prod of Shop { a = 1; }

