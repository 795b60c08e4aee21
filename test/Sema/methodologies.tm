// RUN: %tmc --no-prelude --verify-diagnostics -I %S/Inputs %s
// What a methodology may say, and where a mistake is reported.
import "Inputs/core.tm";

enum Colour { Red }
predicate secret_one(d : Data) = d.secret;

rule Clear "${f}" {
  match f : Flow;
  severity = Low;
  where not f.encrypted;
}

/// Good.
private methodology Good "Title" {
  /// About it.
  section "One" {
    /// A table.
    @needed
    table f : Flow, d : Data "Both" {
      where d in f.carries and secret_one(d);
      let ends = f.ends;
      column "Flow" = f;
      column "Ends" = ends;
      column "Parts" = f.source is Server;
      show findings "Threats" of Clear, Stride.Spoofing by Stride;
      show findings of Stride;
      column "Shop" = f.system == Shop;
    }
    diagram "Picture" { include Flow where encrypted; direction = down; }
    show findings of Stride;
    show summary by Stride;
    show questions;
  }
}

methodology Good {} // expected-error {{`Good` is already declared, as a methodology}}
methodology Empty {} // expected-error {{methodology `Empty` has no section}}
methodology Bad {
  section "Tables" {
    table d : Dta { column "D" = d; } // expected-error {{unknown kind `Dta`; did you mean `Data`?}}
    table d : Data, d : Flow { column "D" = d; } // expected-error {{`d` is already declared, as a variable of this table}}
    table d : Data { where d.sensitivity; column "D" = d; } // expected-error {{expected a value of type `bool`, found `Sensitivity`}}
    table d : Data { column "D" = d.sensitvity; } // expected-error {{did you mean `sensitivity`?}}
    table d : Data { let d = 1; column "D" = d; } // expected-error {{`d` is already declared}}
    table d : Data {} // expected-error {{a table without a column shows nothing}}
    table d : Data { show questions; } // expected-error {{a table shows the findings of its rows; `show questions;` goes in the section}}
    @neded table d : Data { column "D" = d; } // expected-error {{unknown annotation of a table `neded`; did you mean `needed`?}}
    table a : Flow, b : Flow, c : Flow, d : Flow, e : Flow { column "A" = a; } // expected-error {{a table of 5 variables}}
    table s : System { column "S ${s}" = s; } // expected-error {{cannot have holes}}
  }
  section "Shown" {
    show fidnings; // expected-error {{unknown thing to show `fidnings`; did you mean `findings`?}}
    show questions of Stride; // expected-error {{`of` chooses among findings; `show questions` takes none}}
    show tests by Stride; // expected-error {{`by` chooses among findings; `show tests` takes none}}
    show findings by Colour; // expected-error {{`Colour` is not an enum of categories}}
    show findings of Colour; // expected-error {{`Colour` is not an enum of categories}}
    show findings of Colour.Red; // expected-error {{`Colour` is not an enum of categories}}
    show findings of Stride.Spofing; // expected-error {{unknown category `Spofing`; did you mean `Spoofing`?}}
    show findings of Claer; // expected-error {{unknown rule `Claer`; did you mean `Clear`?}}
    show findings of std.coer.*; // expected-error {{unknown package `std.coer`}}
    show findings by Strid; // expected-error {{unknown enum `Strid`; did you mean `Stride`?}}
  }
  section "Diagrams" {
    diagram { include Serverr; } // expected-error {{unknown name `Serverr`; did you mean `Server`?}}
    diagram { colour = Red; } // expected-error {{unknown property of a view `colour`}}
  }
}

system Shop {}
