/// What tenants, landlords, installers and our support use.
package examples.iot;

import std.iot.{Ble};
import std.mobile.{Phone, PhoneApp, PushService, CertificatePinning, ContentFreePush};

extend Fleet.internet {
  tenant : Customer "Tenant";
  boundary phone : Phone "Tenant's phone" {
    app : PhoneApp "Klima app" {
      does = [];
      cryptography_current = true;
      stores = [AppSession];
      encrypted_at_rest = true;
      excluded_from_backup = true;
      minimum_version = true;
      app_lock = true;
    }
  }
  landlord : Customer "Landlord";
  browser : Browser "Landlord's browser";
  push : PushService "Push service";
}

extend Fleet.van { installer : Employee "Installer"; }

extend Fleet.cloud {
  boundary office : CorporateNetwork "Support office" {
    supporter : Employee "Support";
    desk : Browser "Support's browser";
  }
  login : IdentityProvider "Klima login" { multi_tenant = true; }
}

extend Fleet.edge {
  waf : WebFirewall "Web firewall" { controls = [RateLimiting]; }
  portal : WebApplication "Landlords' portal" {
    // All landlords share it, and support manages their accounts there. It has no rights but those of who is logged in.
    does = [ServesTenants, Administers];
    tenants_separated = true;
    authn = SessionCookie;
    fetches_urls = false;
    controls = [Authorization, AuditLogging, OutputEncoding, CsrfProtection, FrameAncestors];
  }
}

extend Fleet.core {
  api : ApiService "Fleet API" {
    authn = Token;
    does = [ServesTenants];
    availability = Important;
    fetches_urls = false;
    csrf_protected = true; // it takes tokens, and no cookies
    tenants_separated = false;
    controls = [Redundancy, Authorization, AuditLogging, ParameterizedQueries, TokenValidation];
  }
}

extend Fleet {
  flow tap : tenant -> app;
  flow app_calls : app <-> waf via Https {
    carries = [Reading, Schedule, Command, AppSession];
    authn = Token;
    controls = [CertificatePinning];
  }
  flow app_login : app <-> login via Https { carries = [Password, AppSession]; authn = WebAuthn; }
  flow look : landlord -> browser;
  flow browse : browser <-> waf via Https {
    carries = [Reading, Account, Consumption];
    authn = SessionCookie;
  }
  flow route_api : waf <-> api via Https {
    carries = [Reading, Schedule, Command, AppSession];
    authn = Token;
  }
  flow route_portal : waf <-> portal via Https {
    carries = [Reading, Account, Consumption];
    authn = SessionCookie;
  }
  flow portal_api : portal <-> api via Https { carries = [Reading, Account, Consumption]; authn = Token; }
  flow order : api -> hub via GrpcTls { carries = [Command]; controls = [MutualTls]; }
  flow set : api <-> schedules via PgTls { carries = [Schedule]; }
  flow own : api <-> registry via PgTls { carries = [Account, DeviceRecord]; }
  flow graph : api <-> history via TlsStream { carries = [Reading]; }
  flow fetch_report : api <-> consumption via Https {
    carries = [Consumption];
    controls = [WorkloadIdentityAuthentication];
  }
  flow api_log : api -> audit via TlsStream { carries = [AuditEntry]; }
  flow hint : alerts -> push via Https { carries = [Hint]; authn = Token; controls = [ContentFreePush]; }
  flow wake : app -> push via Https { carries = []; returns = [Hint]; controls = [ContentFreePush]; }

  flow type_in : installer -> tablet;
  flow school_setup : tablet -> school.bench via Ble { carries = [Schedule]; server_authenticated = false; }
  flow hotel_setup : tablet -> hotel.bench via Ble { carries = [Schedule]; server_authenticated = false; }
  flow site_plan : tablet <-> waf via Https { carries = [DeviceRecord, Schedule]; authn = Token; }

  flow answer_call : supporter -> desk;
  flow support : desk <-> portal via Https {
    carries = [Account, Reading, Command];
    authn = SessionCookie;
    controls = [Vpn];
  }
}
