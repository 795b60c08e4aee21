// A company's own positions: followed like the library's, by their own likelihood and name.
//
// RUN: %tmc --emit=json %s | %python %S/Inputs/all.py TM-INJ-004 | FileCheck %s
// RUN: %tmc %s | FileCheck %s --check-prefix=TEXT
// CHECK: TM-INJ-004 open {{[A-Za-z]+}} Yard.gate from Driver 1{{$}}
// TEXT: by: a driver of a haulier
package acme.yard;

@adds_to(Position)
enum YardPositions {
  /// Whoever drives a truck of a haulier into the yard.
  @base(Moderate) @outside
  Driver "a driver of a haulier",
}

component TruckDriver : Person { position = Driver; }

data Plate { sensitivity = Internal; integrity = Operational; }

system Yard {
  boundary yard : Lan(population = [Driver, Position.Employee]) { driver : TruckDriver; screen : Browser; }
  boundary inside : PrivateNetwork { gate : Service { runs_commands = true; arguments_separated = false; } }
  flow touch : driver -> screen;
  flow enter : screen -> gate via Https { carries = [Plate]; authn = Token; }
}
