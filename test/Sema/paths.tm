// RUN: %tmc --no-prelude --verify-diagnostics %s
// Dominance: `every path A -> B passes C`.
import "Inputs/core.tm";

data Card;
component Gate : Server;
system S {
  boundary out : Internet { a : Server; every : Server; }
  boundary inside : Intranet { g : Gate; w : Server; db : Database; passes : Server; }
  flow f1 : a -> g via Http { carries = [Card]; }
  flow f2 : g -> w via Http { carries = [Card]; }
  flow f3 : w -> db via Http { carries = [Card]; }
  flow f4 : every -> w via Http { carries = []; }
  require every path a -> db passes g;
  require every path a -> db passes Gate passes w;
  require every path out -> db carrying Card passes g;
  require every path db -> a passes g;
  require every path out -> db passes w and not every path out -> db passes g;
  require every path every -> passes passes w;
  require every path a -> db avoiding w passes every;
}
predicate no_passes(f : Flow) = every path f.source -> f.target; // expected-error {{`every path` says what each path goes through}}
predicate misplaced(f : Flow) = exists path f.source -> f.target passes Gate; // expected-error {{`passes` belongs to `every path … -> …`}}
predicate no_place(f : Flow) = every path f.source -> f.target passes Card; // expected-error {{part of a model cannot be named here}}
