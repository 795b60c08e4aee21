/// Team Channels: the app, the ways in, logins, customers' profiles.
package acme.bank;

import std.identity as identity;

extend Bank.services {
  boundary logins : RestrictedNetwork "Identity" {
    login : identity.IdentityServer "Login" {
      one_time_codes = true;
      one_time_codes_limited = true;
      changes_confirmed = true;
      language = "java";
      does = [];
      authn = Token;
      controls += [
        Authorization,
        ParameterizedQueries,
        OutputEncoding,
        MultiFactorAuthentication,
        LoginThrottling,
        TokenValidation,
        identity.RedirectUriMatching,
        identity.HardwareSigningKey,
        identity.UniformResponses,
        identity.TokenRevocation,
        identity.LoginMonitoring,
        identity.ProgressiveDelay,
        identity.PhishingResistantMfa,
        identity.AccessReview,
      ];
      recovery_secured = false;
    }
    logins_db : Postgres "Logins" { stores = [Login]; controls += [identity.PasswordHashing]; }
    sessions : identity.SessionStore "Sessions" {
      stores = [AppSession];
      authn = Password;
      controls = [EncryptionAtRest, identity.SessionTokenHashing];
    }
  }
  profiles : BankService(what = "Profiles", keeps = [Profile, IdDocument]) "Profiles service" {
    // Pictures of identity cards: it keeps them, and others look into them.
    extend app { override does = [AcceptsUploads]; controls += [FileUploadValidation, SizeLimit]; }
  }
  messages : BankService(what = "Messages", keeps = [Profile]) "Messages service";
  consents : BankService(what = "Consents", keeps = [Consent]) "Consents service";
  adviser_desk : StaffDesk(what = "Adviser's desk", login = login) "Adviser's desk";
}

extend Bank {
  flow use : customer <-> app { carries = [Login, Profile, Balance, Transfer, CardDetails, IdDocument]; }
  flow open_app : app <-> firewall via Https(min_tls = Tls13) "reads" {
    carries = [AppSession, Profile, Balance, CardDetails];
    authn = Token;
    certificate_pinned = true;
  }
  flow order_app : app <-> firewall via Https(min_tls = Tls13) "orders" {
    carries = [AppSession, Transfer, Consent, IdDocument];
    authn = SignedRequest;
    certificate_pinned = true;
    controls = [ReplayProtection];
  }
  flow sign_in : app <-> firewall via Https(min_tls = Tls13) "login" {
    carries = [Login, AppSession];
    authn = WebAuthn;
    certificate_pinned = true;
  }
  flow pass : firewall <-> gateway via Https "requests" {
    carries = [AppSession, Login, Profile, Balance, Transfer, CardDetails, Consent, IdDocument];
    authn = Token;
    controls = [ReplayProtection];
  }
  flow pass_login : gateway <-> login via Https "login" { carries = [Login, AppSession]; authn = WebAuthn; }
  flow keep_login : login <-> logins_db via PgTls { carries = [Login]; }
  flow keep_session : login <-> sessions via RedisWire { carries = [AppSession]; }
  flow to_profiles : gateway <-> profiles.api via Grpc "profiles" { carries = [Profile, IdDocument]; }
  flow to_consents : gateway <-> consents.api via Grpc "consents" { carries = [Consent]; }

  flow verify_person : profiles.calls <-> id_check via Https "identity checks" {
    carries = [IdDocument];
    controls = [TimeoutAndCircuitBreaker];
  }
  flow notify : messages.calls -> push via Https "notices" {
    carries = [BookingNotice];
    content_free = false;
  }
  flow wake : app -> push via Https "notices" { carries = []; returns = [BookingNotice]; }
  flow text : messages.calls -> sms via Https "codes for new phones" { carries = [EnrolmentCode]; }

  flow share : budget_apps <-> open_gateway via Https "open banking" {
    carries = [Balance, Consent];
    authn = ClientCertificate;
  }
  flow share_consent : open_gateway <-> consents.api via Grpc "consents" { carries = [Consent]; }

  flow advise : clerk <-> desk_browser { carries = [Profile, Balance]; }
  flow advise_in : desk_browser <-> adviser_desk.desk via Https "adviser's desk" {
    carries = [Profile, Balance];
    authn = Token;
  }
  flow read_profile : adviser_desk.calls <-> profiles.api via Grpc "profiles" { carries = [Profile]; }

  derive BookingNotice : PersonalData from Balance by messages.app { retention = 7d; }
  derive EnrolmentCode : Credentials from Login by login { retention = 1d; }
}
