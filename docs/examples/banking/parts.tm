/// Data of the bank, and the pieces that its teams build on.
package acme.bank;

import std.identity as identity;

data Login : Credentials "Password and PIN";
data AppSession : Session;
data StaffSession : Session;
data Profile : PersonalData "Name, address, birthday" { retention = 3650d; }
data IdDocument : PersonalData "Picture of an identity card" {
  sensitivity = Restricted;
  retention = 1825d;
}
data Balance : PersonalData "Balances and bookings" {
  integrity = Critical;
  availability = Important;
  retention = 3650d;
}
data Transfer : Payment "Transfer order" { personal = true; }
data CardDetails : PaymentCard { retention = 1460d; }
data CreditScore : PersonalData { retention = 365d; }
data Consent : PersonalData "Consent to share an account" { disputable = true; retention = 1825d; }

data DatabaseLogin : ServiceSecret;
data SigningKey : ServiceSecret;
data PinKey : ServiceSecret "Key for PINs and cards";
data AuditRecord : LogRecord { retention = 3650d; }
/// What an engineer types at a machine.
data RepairCommand { sensitivity = Internal; integrity = Important; }
data Source : Program;
data Package : Program "Foreign package";

/// A service and its database, which nothing else may ask.
component BankService(what : string, keeps : [Data], in_language : string = "java") "service and database" {
  app : ApiService "${what}" {
    language = in_language;
    authn = ClientCertificate;
    does = [];
    controls += [Authorization, ParameterizedQueries];
  }
  boundary records : PrivateSubnet "Database of ${what}" {
    db : Postgres "${what} records" { stores = keeps; }
  }
  flow keep : app <-> db via PgTls "records" { carries = keeps; }
  port api : Grpc = app;
  port calls = app;
}

/// A web application for staff, behind the company's login.
component StaffDesk(what : string, login : identity.IdentityServer) "application for staff" {
  pages : WebApplication "${what}" {
    language = "typescript";
    does = [];
    authn = Token;
    controls += [
      Authorization,
      OutputEncoding,
      TokenValidation,
      MultiFactorAuthentication,
      ParameterizedQueries,
    ];
  }
  flow check : pages <-> login via Https "login" { carries = [StaffSession]; }
  port desk : Https = pages;
  port calls = pages;
}
