/// The chat: what customers see, what answers them, and who helps when it cannot.
package examples.assistant;

extend Helpdesk.internet {
  customer : Customer;
  browser : Browser "Customer's browser";
  app : MobileApp "Nordlicht app" { does = []; stores = [Login]; encrypted_at_rest = true; }
  login : IdentityProvider "Customer login";
  boundary saas : ThirdParty "Other companies" {
    ticketing : ExternalApi "Ticket system" { contract = true; }
    payments : PaymentProvider "Payment provider" { contract = true; }
  }
}

extend Helpdesk.edge {
  waf : WebFirewall "Web firewall" { controls = [RateLimiting]; }
}

extend Helpdesk.talk {
  chat : WebApplication "Chat service" {
    does = [];
    authn = Token;
    language = "typescript";
    availability = Important;
    fetches_urls = false;
    controls = [
      Redundancy,
      Authorization,
      AuditLogging,
      OutputEncoding,
      ParameterizedQueries,
      CsrfProtection,
      TokenValidation,
    ];
  }
  talks : Postgres "Talks" { stores = [Talk]; }
  sessions : Redis "Open talks" { stores = [Question, Answer, Login]; authn = Password; }
  screen : Service "Content filter" {
    does = [];
    authn = WorkloadIdentity;
    fetches_urls = false;
    controls = [Authorization, AuditLogging];
  }
  triage : Assistant "Triage" {
    does = [];
    exits_guarded = true; // it answers with one of six words
    acts = false;
    authn = WorkloadIdentity;
    language = "python";
    fetches_urls = false;
    red_teamed = false;
    controls = [
      Authorization,
      AuditLogging,
      TokenBudget,
      SecretFreePrompt,
      OutputFiltering,
      OutputValidation,
    ];
  }
  agent : Agent "Support agent" {
    does = [];
    exits_guarded = true;
    kill_switch = true;
    credentials_brokered = true;
    authn = WorkloadIdentity;
    language = "python";
    fetches_urls = false;
    remembers = true;
    decides = true;
    // A clerk agrees to refunds. Tickets it opens and changes by itself.
    actions_approved = false;
    lookups_marked = false;
    memory_isolated = false;
    output_grounded = false;
    delegated_authorization = true;
    red_teamed = false;
    controls = [
      Authorization,
      AuditLogging,
      LeastPrivilegeTools,
      TokenBudget,
      StepLimit,
      SecretFreePrompt,
      OutputFiltering,
      OutputValidation,
      AgentAuthentication,
    ];
  }
  desk : WebApplication "Staff desk" {
    does = [];
    authn = SessionCookie;
    language = "typescript";
    fetches_urls = false;
    controls = [
      Authorization,
      AuditLogging,
      OutputEncoding,
      ParameterizedQueries,
      CsrfProtection,
      FrameAncestors,
    ];
  }
}

extend Helpdesk.office {
  clerk : Employee "Support clerk";
  clerk_browser : Browser "Clerk's browser";
  shop : ApiService "Order service" {
    does = [];
    authn = Token;
    language = "java";
    fetches_urls = false;
    controls = [Authorization, AuditLogging, ParameterizedQueries, TokenValidation];
  }
  orders : Postgres "Orders" { stores = [Order]; authn = Password; controls = [EncryptionAtRest, Backups]; }
}

extend Helpdesk {
  flow open : customer -> browser;
  flow tap : customer -> app;
  flow sign_in : browser <-> login via Https { carries = [Login]; authn = WebAuthn; }
  flow sign_in_app : app <-> login via Https { carries = [Login]; authn = WebAuthn; }
  flow write : browser <-> waf via WebSocket { carries = [Question, Answer, Login]; authn = Token; }
  flow write_app : app <-> waf via Https { carries = [Question, Answer, Login]; authn = Token; }
  flow route : waf <-> chat via Https { carries = [Question, Answer, Login]; }
  flow check : chat <-> screen via GrpcTls { carries = [Question, Answer]; }
  flow remember : chat <-> sessions via RedisWire {
    carries = [Question, Answer, Login];
    controls = [Tls, CredentialRotation];
  }
  flow keep : chat <-> talks via PgTls { carries = [Talk]; }
  flow sort : chat <-> triage via GrpcTls { carries = [Question]; }
  flow answer : triage <-> agent via GrpcTls "questions that need tools" {
    carries = [Question, Answer, Login];
  }
  flow hand_over : agent -> desk via Https "what it cannot solve" {
    carries = [Talk];
    authn = WorkloadIdentity;
  }
  flow approve : desk -> agent via GrpcTls { carries = [Refund]; }

  flow read : clerk -> clerk_browser;
  flow help : clerk_browser <-> desk via Https {
    carries = [Talk, Refund];
    authn = SessionCookie;
    digitally_signed = false;
    controls = [ReplayProtection];
  }
  flow load : desk <-> talks via PgTls { carries = [Talk]; }
  flow query : shop <-> orders via PgTls { carries = [Order]; controls = [CredentialRotation]; }
}
