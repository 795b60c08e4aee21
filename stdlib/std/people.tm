/// People, and the programs on their devices.
package std.people;

import std.core.*;

/// Someone who looks around without an account.
component Visitor : Person { position = Stranger; }

/// Someone with an account.
component User : Person { position = Customer; }

/// Someone who buys.
component Customer : User;

/// Someone of the organisation.
component Employee : User { position = Position.Employee; }

/// Someone who may change how the system works, or see everybody's data.
component Administrator : Employee { position = Position.Administrator; administers = true; }

/// Someone who writes the program. Where they are says whether they are of the organisation.
component Developer : Employee { position = unknown; }

/// Someone who keeps the system running.
component Operator : Employee { position = Position.Administrator; }

/// A program that shows pages of many sites and keeps their cookies apart.
component Browser : UserAgent { browses = true; does = []; }

/// A program on a phone.
component MobileApp : UserAgent;

/// A program on a desktop or laptop.
component DesktopApp : UserAgent;

/// A program that is typed at.
component CliTool : UserAgent;

/// A thing that senses or moves something, out where anyone can touch it. Its program is
/// ours to make, and it answers to whoever calls it: it is no user's agent.
component Device : Process {
  position = Thief;
  serving = false;
  run_by_us = false;
}
