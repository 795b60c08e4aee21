/// Data that turns up in many models.
package std.data;

import std.core.*;

/// Data that may be seen by anyone.
abstract data PublicData : Data { sensitivity = Public; }

/// Data about a person: names, addresses, habits.
abstract data PersonalData : Data { sensitivity = Confidential; personal = true; }

/// Another word for personal data.
abstract data Pii : PersonalData;

/// Data about someone's body or mind.
abstract data HealthRecord : PersonalData { sensitivity = Restricted; integrity = Vital; }

/// Numbers of payment cards.
abstract data PaymentCard : PersonalData { sensitivity = Restricted; integrity = Vital; }

/// An instruction to move money or goods. The sender may want to deny it.
abstract data Payment : Data { sensitivity = Confidential; integrity = Vital; disputable = true; }

/// With what a person logs in: a password, a recovery code.
abstract data Credentials : Data { traits = []; sensitivity = Restricted; secret = true; }

/// What stands for a login for a while: a cookie, a token.
abstract data Session : Data { traits = []; sensitivity = Confidential; secret = true; }

/// A key or password with which one of our programs proves itself or encrypts. It never leaves our side.
abstract data ServiceSecret : Data {
  traits = [];
  sensitivity = Restricted;
  integrity = Vital;
  secret = true;
}

/// Settings of a program.
abstract data Configuration : Data { traits = []; sensitivity = Internal; integrity = Important; }

/// Lines that tell what happened.
abstract data LogRecord : Data { sensitivity = Internal; integrity = Important; disputable = false; }

/// A program, a script, an image: whatever will be run.
abstract data Program : Data {
  traits = [];
  sensitivity = Internal;
  integrity = Vital;
  code = true;
  // It is built from its source, or fetched from where it was published.
  replaceable = true;
}

/// A document that someone issued and others rely on: a licence, a diploma, a ticket.
abstract data IssuedDocument : Data { integrity = Vital; }
