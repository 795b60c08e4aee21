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
abstract data HealthRecord : PersonalData { sensitivity = Restricted; integrity = Critical; }

/// Numbers of payment cards.
abstract data PaymentCard : PersonalData { sensitivity = Restricted; integrity = Critical; }

/// An instruction to move money or goods. The sender may want to deny it.
abstract data Payment : Data { sensitivity = Confidential; integrity = Critical; disputable = true; }

/// With what a person logs in: a password, a recovery code.
abstract data Credentials : Data { traits = []; sensitivity = Restricted; secret = true; }

/// What stands for a login for a while: a cookie, a token.
abstract data Session : Data { traits = []; sensitivity = Confidential; secret = true; }

/// A key or password with which one of our programs proves itself or encrypts. It never leaves our side.
abstract data ServiceSecret : Data {
  traits = [];
  sensitivity = Restricted;
  integrity = Critical;
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
  integrity = Critical;
  code = true;
  // It is built from its source, or fetched from where it was published.
  replaceable = true;
}

/// A document that someone issued and others rely on: a licence, a diploma, a ticket.
abstract data IssuedDocument : Data { integrity = Critical; }

// --- Secrets, by their usual names ------------------------------------------------

/// A password that a person knows.
abstract data Password : Credentials;

/// A code for one login, sent to a person or made by their device.
abstract data OneTimeCode : Credentials { replaceable = true; }

/// A key that a program sends along with each call, and that works until someone replaces it.
abstract data ApiKey : ServiceSecret;

/// The secret half of a key pair: whoever has it signs, decrypts or logs in as its owner.
abstract data PrivateKey : ServiceSecret;

/// A key that encrypts data at rest or on its way.
abstract data EncryptionKey : ServiceSecret;

/// The name of a session that a browser or app shows with each request.
abstract data SessionToken : Session;

/// A token that lets its bearer call a service for a while, as OAuth 2.0 (RFC 6749) and OpenID Connect issue them.
abstract data AccessToken : Session;

/// A token that gets new access tokens for weeks or months (RFC 6749, section 1.5).
abstract data RefreshToken : Session { sensitivity = Restricted; }

// --- About people -----------------------------------------------------------------

/// Names, addresses, telephone numbers.
abstract data ContactDetails : PersonalData;

/// A passport, an identity card, or a national number.
abstract data IdentityDocument : PersonalData { sensitivity = Restricted; integrity = Critical; }

/// A face, a fingerprint, a voice, as measured. It cannot be replaced after a leak (GDPR, article 9).
abstract data BiometricData : PersonalData { sensitivity = Restricted; replaceable = false; }

/// Genes. They tell about relatives as well (GDPR, article 9).
abstract data GeneticData : PersonalData { sensitivity = Restricted; replaceable = false; }

/// Accounts, balances, salaries, debts of people.
abstract data FinancialRecord : PersonalData { integrity = Critical; }

/// What an employer keeps about someone: contract, reviews, absences.
abstract data EmployeeRecord : PersonalData;

/// What people write to each other.
abstract data PrivateMessage : PersonalData;

// --- Of the business --------------------------------------------------------------

/// What gives the organisation its lead: recipes, designs, plans.
abstract data TradeSecret : Data { traits = []; sensitivity = Restricted; }

/// The text of programs. What is built from it runs.
abstract data SourceCode : Program { sensitivity = Confidential; replaceable = false; }

/// Text from which infrastructure is made: Terraform, CloudFormation, Bicep, Helm.
abstract data InfrastructureCode : SourceCode;

/// What a build makes: a package, a binary, an installer.
abstract data BuildArtifact : Program;

/// An image from which containers are started.
abstract data ContainerImage : Program;

/// The program of a device.
abstract data Firmware : Program;

/// Lines that say who did what, kept as evidence.
abstract data AuditRecord : LogRecord { integrity = Critical; }

/// Numbers that programs or devices report about their own work.
abstract data Telemetry : Data { traits = []; sensitivity = Internal; replaceable = true; }

/// What sensors measure, and others act on.
abstract data Measurement : Data { traits = []; sensitivity = Internal; integrity = Important; }

/// An order to a machine or device. Whoever can send one moves something.
abstract data ControlCommand : Data { traits = []; sensitivity = Internal; integrity = Critical; }

/// A copy of other data, kept in case that is lost.
abstract data Backup : Data { integrity = Critical; }

/// Examples from which a model learns.
abstract data TrainingData : Data { integrity = Important; }

/// What is said to a language model.
abstract data Prompt : Data { integrity = Important; }

/// What a model has learned. Whoever changes the weights changes its answers.
abstract data ModelWeights : Data { traits = []; integrity = Critical; }
