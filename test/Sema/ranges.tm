// RUN: %tmc --no-prelude --verify-diagnostics %s
// Ranges of attributes, ports, references to kinds and elements, times.
import "Inputs/core.tm";

component Till : Server {
  attr drawers : int(1 to 4) = 2;
  attr share : decimal(0.0 to 1.0)?;
  attr kept : duration(1d to)?;
  attr until : date(to 2030-12-31)?;
  attr ports : [port]?;
  attr above : int(-5 to -1) = -3;
  attr idp : Process?;
  attr speaks : [Kind(Flow)] = [Http];
  attr any_kind : Kind?;
  attr kinds_of : [Kind(Process)] = [Server, Till];
  attr half : int(0 to 2) = drawers / 2;
  attr arms : int(0 to 9) = if drawers > 2 then 10 else 1; // expected-error {{10 is out of range: `arms` takes 0 to 9}}
  attr bad : int(0 to 9) = 12; // expected-error {{12 is out of range: `bad` takes 0 to 9}}
  attr empty : int(9 to 0)?; // expected-error {{no value is in the range `9 to 0`}}
  attr text : string(1 to 2)?; // expected-error {{`string` takes no range}}
  attr one : int(5)?; // expected-error {{expected a range with `to` between its bounds, found one value}}
  attr unit : duration(1 to 2)?; // expected-error 2 {{a duration has a unit; write}}
  attr flow_kind : Kind(Flow)?;
  attr not_a_kind : Kind(Tls)?; // expected-error {{`Tls` is a control; expected a kind}}
  attr wrong_kind : [Kind(Flow)] = [Server]; // expected-error {{expected a value of type `Kind(Flow)`, found `Kind(Server)`}}
  drawers += [1]; // expected-error {{`drawers` is set twice}}
}
component Small : Till(drawers = 9); // expected-error {{9 is out of range: `drawers` takes 1 to 4}}
control Many for Till { provides drawers = 7; } // expected-error {{7 is out of range: `drawers` takes 1 to 4}}
predicate few(n : int(0 to 9)) = n < 3; // expected-error {{only an attribute has a range; here any `int` is allowed}}
predicate is_port(n : port) = n < 1024;
predicate known_protocol(f : Flow, t : Till) = f.kind in t.speaks and (f.kinds & t.speaks).any;
predicate speaks_http(t : Till) = any k in t.speaks : k is Http;

system S {
  a : Till { drawers = 0; } // expected-error {{0 is out of range: `drawers` takes 1 to 4}}
  b : Till(drawers = 5) { idp = a; flow_kind = Https; any_kind = Till; } // expected-error {{5 is out of range}}
  c : Till { ports = [80, 70000]; } // expected-error {{70000 is out of range: `ports` takes 1 to 65535}}
  d : Till { share = 1.5; } // expected-error {{1.5 is out of range: `share` takes 0.0 to 1.0}}
  e : Till { kept = 12h; until = 2031-01-01; } // expected-error {{12h is out of range: `kept` takes 1d or more}} expected-error {{2031-01-01 is out of range: `until` takes at most 2030-12-31}}
  f : Till { share = 1; kept = 12h * 3; until = 2030-12-01 + 30d; ports = [1, 65535]; above = -5; }
  g : Till { kept = 9000000000000000000s * 2; } // expected-error {{the result does not fit in 64 bits}}
  h : Till { idp = S; } // expected-error {{expected a value of type `Process`, found `System`}}
  i : Till { flow_kind = Server; } // expected-error {{expected a value of type `Kind(Flow)`, found `Kind(Server)`}}
  require f.kept == 36h and f.until == 2030-12-31 and f.half == 1;
}

predicate units(t : Till) = t.kept > 3; // expected-error {{`duration` and `int` cannot be compared}}
function late(t : Till) : date = t.until + 12h; // expected-error {{a date has no time of day, and `12h` is not a whole number of days}}
function sum(t : Till) : date = t.until + t.until; // expected-error {{operator `+` does not work on `date` and `date`}}
function plus(t : Till) : duration = t.kept + 1; // expected-error {{operator `+` does not work on `duration` and `int`}}
function part(t : Till) : decimal = t.kept / 1d;
function more(t : Till) : date = 1w + t.until;
function zero(t : Till) : int = t.drawers % (2 - 2); // expected-error {{division by zero}}
function first(t : Till) : string = t.speaks.min; // expected-error {{values of type `Kind(Flow)` have no order}}
