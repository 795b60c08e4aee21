/// Data that turns up in many models.
package std.data;

import std.core.*;

/// Data that may be seen by anyone.
abstract data PublicData : Data { sensitivity = Public; }

/// Data about a person: names, addresses, habits.
@also("personally identifiable information", "personal information")
abstract data PersonalData : Data { sensitivity = Confidential; personal = true; }

/// Another name for personal data.
abstract data Pii : PersonalData;

/// Data about someone's body or mind.
@also("PHI", "protected health information", "medical record", "ePHI")
abstract data HealthRecord : PersonalData { sensitivity = Restricted; integrity = Critical; }

/// Numbers of payment cards.
@also("PAN", "card number", "credit card", "cardholder data", "CHD", "credit card number", "card data")
abstract data PaymentCard : PersonalData { sensitivity = Restricted; integrity = Critical; }

/// An instruction to move money or goods. The sender may want to deny it.
@also("payment transaction")
abstract data Payment : Data { sensitivity = Confidential; integrity = Critical; disputable = true; }

/// What a person logs in with: a password, a recovery code.
@also("login credentials", "username and password")
abstract data Credentials : Data { traits = []; sensitivity = Restricted; secret = true; }

/// A temporary proof of a login: a cookie, a token.
@also("session state")
abstract data Session : Data { traits = []; sensitivity = Confidential; secret = true; }

/// A key or password with which one of our programs proves itself or encrypts. It never leaves our side.
@also("application secret", "client secret")
abstract data ServiceSecret : Data {
  traits = [];
  sensitivity = Restricted;
  integrity = Critical;
  secret = true;
}

/// Settings of a program.
@also("settings")
abstract data Configuration : Data { traits = []; sensitivity = Internal; integrity = Important; }

/// Log entries about what happened.
@also("log entry", "log line")
abstract data LogRecord : Data { sensitivity = Internal; integrity = Important; disputable = false; }

/// A program, a script, an image: anything that will be run.
@also("executable", "binary")
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
@also("passphrase")
abstract data Password : Credentials;

/// A code for one login, sent to a person or made by their device.
@also("OTP", "TOTP", "one-time password")
abstract data OneTimeCode : Credentials { replaceable = true; }

/// A key that a program sends along with each call, and that works until someone replaces it.
@also("API token")
abstract data ApiKey : ServiceSecret;

/// The secret half of a key pair: anyone who has it signs, decrypts or logs in as its owner.
@also("signing key")
abstract data PrivateKey : ServiceSecret;

/// A key that encrypts data at rest or on its way.
@also("DEK", "symmetric key")
abstract data EncryptionKey : ServiceSecret;

/// The name of a session that a browser or app shows with each request.
@also("session cookie", "session id")
abstract data SessionToken : Session;

/// A token that lets its bearer call a service for a while, as OAuth 2.0 (RFC 6749) and OpenID Connect issue them.
@also("JWT", "bearer token", "OAuth access token")
abstract data AccessToken : Session;

/// A token that gets new access tokens for weeks or months (RFC 6749, section 1.5).
abstract data RefreshToken : Session { sensitivity = Restricted; }

// --- About people -----------------------------------------------------------------

/// Names, addresses, telephone numbers.
@also("email address", "phone number", "postal address")
abstract data ContactDetails : PersonalData;

/// A passport, an identity card, or a national number.
@also("passport", "ID card", "driving licence")
abstract data IdentityDocument : PersonalData { sensitivity = Restricted; integrity = Critical; }

/// A face, a fingerprint, a voice, as measured. It cannot be replaced after a leak (GDPR, article 9).
@also("fingerprint", "face template")
abstract data BiometricData : PersonalData { sensitivity = Restricted; replaceable = false; }

/// Genes. They tell about relatives as well (GDPR, article 9).
@also("DNA")
abstract data GeneticData : PersonalData { sensitivity = Restricted; replaceable = false; }

/// Accounts, balances, salaries, debts of people.
@also("account statement")
abstract data FinancialRecord : PersonalData { integrity = Critical; }

/// An employer's records about someone: contract, reviews, absences.
@also("HR data")
abstract data EmployeeRecord : PersonalData;

/// Messages between people.
@also("chat message")
abstract data PrivateMessage : PersonalData;

// --- Of the business --------------------------------------------------------------

/// Trade secrets: recipes, designs, plans.
@also("intellectual property", "IP")
abstract data TradeSecret : Data { traits = []; sensitivity = Restricted; }

/// The text of programs. What is built from it runs.
abstract data SourceCode : Program { sensitivity = Confidential; replaceable = false; }

/// Text from which infrastructure is made: Terraform, CloudFormation, Bicep, Helm.
@also("IaC", "Terraform state", "Terraform")
abstract data InfrastructureCode : SourceCode;

/// The result of a build: a package, a binary, an installer.
abstract data BuildArtifact : Program;

/// An image from which containers are started.
@also("Docker image", "OCI image")
abstract data ContainerImage : Program;

/// The program of a device.
abstract data Firmware : Program;

/// Records of who did what, kept as evidence.
@also("audit log", "audit trail", "audit event")
abstract data AuditRecord : LogRecord { integrity = Critical; }

/// Numbers that programs or devices report about their own work.
@also("metrics")
abstract data Telemetry : Data { traits = []; sensitivity = Internal; replaceable = true; }

/// Sensor measurements that others act on.
abstract data Measurement : Data { traits = []; sensitivity = Internal; integrity = Important; }

/// A command to a machine or device. Anyone who can send one moves something.
@also("actuator command")
abstract data ControlCommand : Data { traits = []; sensitivity = Internal; integrity = Critical; }

/// A copy of other data, kept in case that is lost.
abstract data Backup : Data { integrity = Critical; }

/// Examples from which a model learns.
@also("training set")
abstract data TrainingData : Data { integrity = Important; }

/// Input to a language model.
@also("LLM prompt")
abstract data Prompt : Data { integrity = Important; }

/// The parameters of a trained model. Anyone who changes the weights changes its answers.
@also("model", "model file")
abstract data ModelWeights : Data { traits = []; integrity = Critical; }
