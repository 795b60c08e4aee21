// RUN: %tmc --no-prelude -I %S/.. %s --emit=ir | %tmc-opt --no-places - | %python %S/Inputs/golden.py %s std.core acme.parts acme.more
// Packages and imports: by path, under another name, one by one, all of a package; what a file keeps to itself.
/// A file of a package.
package acme.shop;

private import "../Inputs/core.tm".*;
import "Inputs/parts.tm" as parts;
import "Inputs/parts.tm".{Shade as Colour, Press};
import "Inputs/more.tm".*;

enum `two words` { One }
private component Hidden : parts.Machine {
  attr colour : Colour?;
  attr tone : Tone?;
  attr words : `two words`?;
}
system Shop {
  a : Hidden { colour = Dark; tone = Low; words = `One`; }
  `b c` : Press;
}

//= enum @"acme.shop.two words" {
//=   value One
//= }
//= kind @acme.shop.Hidden element base @acme.parts.Machine {
//=   attr colour : enum @acme.parts.Shade
//=   attr tone : enum @acme.more.Tone
//=   attr words : enum @"acme.shop.two words"
//= }
//= system %Shop : @std.core.System
//= element %Shop.a : @acme.shop.Hidden in %Shop {
//=   set colour = @acme.parts.Shade::Dark
//=   set tone = @acme.more.Tone::Low
//=   set words = @"acme.shop.two words"::One
//= }
//= element %"Shop.b c" : @acme.parts.Press in %Shop
