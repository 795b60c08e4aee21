// RUN: %tmc --no-prelude -I %S/.. %s --emit=ir | %tmc-opt --no-places - | %python %S/Inputs/golden.py %s std.core
// Kinds of each class: attributes and their types, defaults, what is derived, parameters, arguments of a base, requirements.
import "../Inputs/core.tm";

/// A machine that is ours.
@store abstract component Machine : Process "machine" {
  /// How many hands it has.
  attr hands : int(0 to 20) = 2 "How many hands has it?";
  attr ratio : decimal(to 1.5)?;
  attr waits : duration?;
  attr holds : duration(1h to 2d)?;
  attr since : date?;
  attr words : string?;
  attr likes : [string]?;
  attr place : endpoint?;
  attr gate : port?;
  attr uses : Store?;
  attr sees : [Data]?;
  attr guards : [Control]?;
  attr of : Flow?;
  let handy = hands > 10;
  let busy = replicas > 1 and handy;
  replicas = 3;
  guards = [];
  require hands >= 0 : "nobody has less than none";
}
component Robot(arms : int, name_of : string = "R2", brave : bool?) : Machine { hands = arms * 2; }
component Digger : Robot(arms = 4) { guards += [Tls]; words = "dig"; }
data Oil : Oils;
data Waste : Oils { sensitivity = Restricted; }
abstract data Oils(bad : bool = true) { sensitivity = Internal; attr thick : bool?; }
channel Pipe : Https { attr wide : bool = false; server_authenticated = encrypted; }
zone Yard : Intranet "yard" { attr fenced : bool?; trust = 40; }
system S {
  boundary y : Yard {
    r : Robot(arms = 1, brave = false);
    d : Digger { hands = 7; }
    require all e in S.elements : e is Machine : "all are machines";
  }
  flow f : r -> d via Pipe;
}

//= kind @kinds.Machine element abstract base @std.core.Process {
//=   title "machine"
//=   doc "A machine that is ours."
//=   attr hands : int least 0 most 20 question "How many hands has it?" doc "How many hands it has."
//=   attr ratio : decimal most 1.5
//=   attr waits : duration
//=   attr holds : duration least 1h most 2d
//=   attr since : date
//=   attr words : string
//=   attr likes : [string]
//=   attr place : endpoint
//=   attr gate : int least 1 most 65535
//=   attr uses : entity @std.core.Store
//=   attr sees : [entity @std.core.Data]
//=   attr guards : [control]
//=   attr of : entity @std.core.Flow
//=   attr handy : bool derived
//=   attr busy : bool derived
//=   default @kinds.Machine::hands = (const 2 : int)
//=   default @kinds.Machine::handy = (gt (attr (local $0 : entity @kinds.Machine) @kinds.Machine::hands : int) (const 10 : int) : bool)
//=   default @kinds.Machine::busy = (and (gt (attr (local $0 : entity @kinds.Machine) @std.core.Process::replicas : int) (const 1 : int) : bool) (attr (local $0 : entity @kinds.Machine) @kinds.Machine::handy : bool) : bool)
//=   default @std.core.Process::replicas = (const 3 : int)
//=   default @kinds.Machine::guards = (const [] : [control])
//=   annotation store = true
//= }
//= kind @kinds.Robot element base @kinds.Machine {
//=   attr arms : int required
//=   attr name_of : string
//=   attr brave : bool
//=   default @kinds.Robot::name_of = (const "R2" : string)
//=   default @kinds.Machine::hands = (mul (attr (local $0 : entity @kinds.Robot) @kinds.Robot::arms : int) (const 2 : int) : int)
//= }
//= kind @kinds.Digger element base @kinds.Robot {
//=   default @kinds.Robot::arms = (const 4 : int)
//=   default @kinds.Machine::guards = (const [control @std.core.Tls] : [control])
//=   default @kinds.Machine::words = (const "dig" : string)
//= }
//= kind @kinds.Oils data abstract base @std.core.Data {
//=   attr bad : bool
//=   attr thick : bool
//=   default @kinds.Oils::bad = (const true : bool)
//=   default @std.core.Data::sensitivity = (const @std.core.Sensitivity::Internal : enum @std.core.Sensitivity)
//= }
//= kind @kinds.Pipe flow base @std.core.Https {
//=   attr wide : bool
//=   default @kinds.Pipe::wide = (const false : bool)
//=   default @std.core.Flow::server_authenticated = (attr (local $0 : entity @kinds.Pipe) @std.core.Flow::encrypted : bool)
//= }
//= kind @kinds.Yard boundary base @std.core.Intranet {
//=   title "yard"
//=   attr fenced : bool
//=   default @std.core.Boundary::trust = (const 40 : int)
//= }
//= data %Oil : @kinds.Oils
//= data %Waste : @kinds.Oils {
//=   set sensitivity = @std.core.Sensitivity::Restricted
//= }
//= system %S : @std.core.System
//= boundary %S.y : @kinds.Yard in %S
//= element %S.r : @kinds.Robot in %S.y {
//=   set arms = 1
//=   set brave = false
//= }
//= element %S.d : @kinds.Digger in %S.y {
//=   set hands = 7
//= }
//= flow %S.f : @kinds.Pipe in %S from %S.r -> %S.d
//= requirement for @kinds.Machine slots 1 {
//=   condition (ge (attr (local $0 : entity @kinds.Machine) @kinds.Machine::hands : int) (const 0 : int) : bool)
//=   message "nobody has less than none"
//= }
//= requirement in %S.y slots 1 {
//=   condition (all $0 (intrinsic (const %S : entity @std.core.System) system.elements : [entity @std.core.Element]) (is (local $0 : entity @std.core.Element) @kinds.Machine : bool) : bool)
//=   message "all are machines"
//= }
