

// First line, then a blank one.


/// The package.
package a; // trailing
/* before */ import b.*; /* behind */
import c.{ // after the brace
  x, // of x
  y // of y
};
// own line

/// Documentation.
/// Two lines.
@a /* between */ @b // behind the annotations
component A : B { // behind the brace

  // at the start

  x = 1; // of x
  // two


  // lines
  y = 2 // before the semicolon
  ;

  z = [ // list
    1, /* one */ 2, /* after two */
    // own line
    3 // three
  ];
  w = /* value */ 4 /* behind */;
  /* a star
        * column
   */
  v = a // of a
    and b
    // before c
    and c;
  // at the end

}
enum E { A /* a */, /* b */ B }
enum F { A, // a
  B // b
  , /// not documentation of C
  C }
component G // before the brace
{ a : B; /* c */ d : E; }
component H { /* nothing */ }
component I { // nothing
}
component J {
  // nothing

}
//// four slashes
/* as it
is */
predicate p(/* none */) = f(/* first */ a, b /* second */) // before the semicolon

  // and its own line
  ;
// the last one
