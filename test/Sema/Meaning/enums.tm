// RUN: %tmc --no-prelude -I %S/.. %s --emit=ir | %tmc-opt --no-places - | %python %S/Inputs/golden.py %s std.core
// Enums: ordered and not, titles, comments and annotations of values.
import "../Inputs/core.tm";

/// How it feels.
ordered enum Mood {
  /// Nothing hurts.
  Calm "quite calm",
  Cross,
  Angry,
}
@position ordered enum Who { Us, @unplaced @outside Guest "a guest", @zone(20) Anyone }
private enum Shape { Round, Square }
component Thing : Server { attr mood : Mood?; attr shape : Shape?; attr who : Who?; }
system S { a : Thing { mood = Cross; shape = Square; } }

//= enum @enums.Mood ordered {
//=   doc "How it feels."
//=   value Calm title "quite calm" doc "Nothing hurts."
//=   value Cross
//=   value Angry
//= }
//= enum @enums.Who ordered {
//=   value Us
//=   value Guest title "a guest"
//=   marked unplaced = true
//=   marked outside = true
//=   value Anyone
//=   marked zone = 20
//=   annotation position = true
//= }
//= enum @enums.Shape {
//=   value Round
//=   value Square
//= }
//= kind @enums.Thing element base @std.core.Server {
//=   attr mood : enum @enums.Mood
//=   attr shape : enum @enums.Shape
//=   attr who : enum @enums.Who
//= }
//= system %S : @std.core.System
//= element %S.a : @enums.Thing in %S {
//=   set mood = @enums.Mood::Cross
//=   set shape = @enums.Shape::Square
//= }
