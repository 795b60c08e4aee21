/// People, and the programs on their devices.
package std.people;

import std.core.*;

/// Someone who looks around without an account.
component Visitor : Person { position = Stranger; }

/// Someone with an account.
@also("end user")
component User : Person { position = Customer; }

/// Someone who buys.
@also("client", "consumer")
component Customer : User;

/// Someone who works in the organisation.
@also("staff")
component Employee : User { position = Position.Employee; }

/// Someone who may change how the system works, or see everybody's data.
@also("admin", "sysadmin", "root user")
component Administrator : Employee { position = Position.Administrator; administers = true; }

/// Someone who writes the program. Their zone says whether they belong to the organisation.
@also("software engineer")
component Developer : Employee { position = unknown; }

/// Someone who keeps the system running.
component Operator : Employee { position = Position.Administrator; }

/// Someone who helps customers, and may look into their accounts.
@also("help desk", "helpdesk")
component SupportAgent : Employee;

/// Someone who runs databases, and may read what is in them.
@also("DBA")
component DatabaseAdministrator : Administrator;

/// Someone who monitors the security of the system, and reads its records.
@also("SOC analyst")
component SecurityAnalyst : Employee;

/// Someone who decides what may be published.
component Moderator : Employee;

/// Someone who looks at data and trains models.
component DataScientist : Employee;

/// Someone who treats patients.
component Clinician : Employee;

/// Someone who checks what others did; they belong to the organisation unless they are in another zone.
component Auditor : Employee;

/// Someone from another firm who works in the organisation and has an account there.
component Contractor : Employee;

/// Someone from a vendor or maintenance firm, from outside.
@also("supplier")
component Vendor : Person { position = Partner; }

/// Someone who is treated, and whom the record is about.
component Patient : User;

/// Someone with malicious intent. Every stranger may be one; draw an attacker only to show where they are.
@also("threat actor", "adversary", "hacker")
component Attacker : Visitor;

/// A program that shows pages of many sites and keeps their cookies apart.
@also("web browser", "Chrome", "Firefox")
component Browser : UserAgent { browses = true; does = []; }

/// A program on a phone.
@also("mobile application")
component MobileApp : UserAgent;

/// A program on a desktop or laptop.
@also("desktop application")
component DesktopApp : UserAgent;

/// A command-line program.
@also("CLI", "command-line tool")
component CliTool : UserAgent;

/// A thing that senses or moves something, in a place where anyone can touch it. We make its program, and it
/// answers anyone who calls it: it is not a user's agent.
component Device : Process {
  position = Thief;
  serving = false;
  run_by_us = false;
}
