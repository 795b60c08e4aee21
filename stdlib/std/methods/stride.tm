/// STRIDE, as a report.
package std.methods.stride;

import std.core.*;

/// For each element of the data-flow diagram, and for each interaction across a boundary, which of six
/// promises can be broken. A matrix shows at a glance where nobody has looked, or where everything is open.
methodology Stride "STRIDE" {
  /// What the matrix is about: elements, the flows between them, and the boundaries that they cross.
  section "Data-flow diagram" {
    diagram {}
  }

  /// How many threats there are of each of the six.
  section "Threats by category" {
    show summary by Stride;
  }

  /// Different kinds of element break in different ways, so each has a table. What was looked at by hand and
  /// answered is said by `considered`.
  section "STRIDE per element" {
    /// People and systems outside: above all, who passes for whom, and who denies what.
    table e : Element "External parties" {
      where e is Actor or e is ExternalService;
      column "Party" = e;
      show findings by Stride;
    }
    /// What runs can break in all six ways.
    table p : Process "Processes" {
      column "Process" = p;
      column "In" = p.zone;
      show findings by Stride;
    }
    /// What is kept can be changed, read and made unavailable; a log can also fail to prove.
    table s : Store "Stores" {
      column "Store" = s;
      column "Keeps" = s.stores;
      show findings by Stride;
    }
    /// What moves can be changed, read and stopped.
    table f : Flow "Flows" {
      column "Flow" = f;
      column "From" = f.source;
      column "To" = f.target;
      column "Carries" = f.payload;
      show findings by Stride;
    }
  }

  /// A second pass, by where trust changes: what each flow across a boundary brings with it.
  section "STRIDE per interaction" {
    table f : Flow {
      where not f.crosses.empty;
      column "From" = f.source;
      column "To" = f.target;
      column "Crosses" = f.crosses;
      column "Caller proves itself by" = f.authn;
      column "Encrypted" = f.encrypted;
      show findings by Stride;
    }
  }

  /// All threats with what would help.
  section "Threats" {
    show findings by Stride;
    show remedies "Controls that would help with most";
  }

  section "What was decided" {
    show decisions;
  }
}
