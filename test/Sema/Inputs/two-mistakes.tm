/// A model with one of each construct, to make mistakes in.
package mistakes;

import std.tls as tls;

ordered enum Weight { Light, Heavy }
enum Colour { Red, Green }
component Kiosk : WebServer {
  attr weight : Weight = Light "How heavy is it?";
  attr serial : string?;
  let heavy = weight == Heavy;
}
abstract data Paper { sensitivity = Internal; }
control Lock for Kiosk { provides hardened = true; }
function weighs(k : Kiosk, least : Weight = Heavy) : bool = k.weight >= least;
predicate is_heavy(k : Kiosk) = k.weight == Heavy;

component Cabinet(keeper : Element, drawers : int = 2) "A cabinet" {
  front : Kiosk "${drawers} drawers";
  boundary inner : Lan { shelf : Postgres { stores = [Note]; } }
  data Note : Paper;
  flow keep : front <-> inner.shelf via PgTls { carries = [Note]; }
  port entry : Https = front;
}

data Letter : Paper { integrity = Critical; }

verification opens(e : Element, times : int = 1) "${e} opens ${times} times" {
  template pytest """
    tmc_verify.expect_served(tmc_verify.target(${e}, ${e.endpoint}))
    """;
}

@id("M-1") @stride(Tampering)
rule Tampered "${k} is open to ${f.source}" {
  match f : Flow, k : Kiosk;
  let from = f.source;
  where f.target == k and is_heavy(k);
  unless k.hardened by Lock;
  question k.weight "How heavy is ${k}?";
  verify opens(k), tls.minimum(k, Tls12);
  severity = if k.heavy then High else Low;
  gain = [Reads, Changes];
  gain_of = "k";
  scores = ["CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"];
}

@id("M-2") @stride(InformationDisclosure)
rule Reached "${a} reaches ${b}" {
  match a : Kiosk, b : Postgres;
  witness p = path a -> b;
  where a.trust <= b.trust;
  severity = Medium;
  refs = [cwe(200)];
}

methodology Walk "A walk" {
  section "Kiosks" {
    table k : Kiosk {
      where k.heavy;
      column "Name" = k.name;
    }
    show findings;
  }
}

system Hall "The hall" {
  default Flow { authn = Token; }
  guest : Visitor;
  boundary street : PublicInternet { browser : Browser; }
  boundary house : Lan {
    kiosk : Kiosk { weight = Heavy; endpoint = "https://127.0.0.1:8443"; }
    cabinet : Cabinet(keeper = kiosk);
  }
  flow look : guest -> browser;
  flow ask : browser <-> kiosk via Https { carries = [Letter]; controls = [MutualTls]; }
  flow file : kiosk <-> cabinet.entry via Https { carries = [Letter]; }
  derive Copy : Paper from Letter by kiosk;
  require kiosk.heavy;
}

overlay night of Hall {
  override kiosk { weight = Light; }
  extend ask { controls += [Vpn]; }
}

view Front of Hall.house "front" { include kiosk; include Flow where source == kiosk; }

threat Broken "Someone breaks ${Hall.kiosk}" on Hall.kiosk {
  severity = High;
}

accept Reached on Hall.kiosk { owner = "ana"; reason = "rare"; expires = 2027-03-31; }
mitigate Tampered on Hall.kiosk by Lock { status = planned; owner = "ana"; }
assume "The door is locked" on Hall.house { owner = "ana"; review = 2027-06-30; }
