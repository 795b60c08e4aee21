/// What is behind a bank's app on phones: where its parts are, and how
/// its environments differ from the design.
package acme.bank;

import "parts.tm";
import "channels.tm";
import "payments.tm";
import "risk.tm";
import "operations.tm";
import "decisions.tm";
import std.mobile as mobile;

system Bank "Mobile banking" {
  owner = "head-of-digital@bank.example";

  // Each program has a certificate of the mesh, and passes the customer's token on.
  default Grpc { controls += [MutualTls]; identity_propagated = true; }
  // No store is open to the public.
  // Setting up a product ends with removing the accounts that it came with.
  default Element { default_credentials_removed = true; }
  default Store { public_access = false; }
  // Repositories and the log of events are mirrored to the second site.
  default MessageStore { backed_up = true; }
  default SourceRepository { backed_up = true; }
  default ArtifactStore { backed_up = true; }

  boundary customers : PublicInternet "Customers" {
    customer : Customer;
    boundary phone : mobile.Phone "Customer's phone" {
      app : mobile.PhoneApp "Banking app" {
        cryptography_current = true;
        language = "kotlin";
        does = [OpensDeepLinks, LogsInByBiometry, EmbedsSdks];
        controls += [
          mobile.BackupExclusion,
          mobile.VerifiedAppLinks,
          mobile.KeyBoundBiometrics,
          mobile.MinimumAppVersion,
          mobile.ScreenProtection,
          mobile.AppLock,
        ];
        sdks_vetted = false;
        app_attested = false;
      }
    }
  }

  boundary outside : ThirdParty "Services of others" {
    default ExternalApi { contract = true; authn = Token; }
    push : mobile.PushService "Push service";
    sms : SmsProvider "SMS provider";
    id_check : ExternalApi "Identity check by video";
    budget_apps : PartnerSystem "Budget apps of others" { authn = ClientCertificate; }
  }

  boundary partners : PartnerNetwork "Banking networks" {
    default PartnerSystem { contract = true; authn = ClientCertificate; }
    clearing : PartnerSystem "Instant payment clearing";
    card_scheme : PartnerSystem "Card scheme";
    bureau : PartnerSystem "Credit bureau";
  }

  boundary office : CorporateNetwork "Offices" {
    clerk : Employee "Customer adviser";
    analyst : Employee "Fraud analyst";
    desk_browser : Browser "Browser in the office";
    engineer : Operator "Site engineer";
    shell : CliTool "Engineer's shell" { does = []; }
  }

  boundary data_centre : DataCentre "Data centre" {
    // Each group of programs has a segment of its own, and rules for what may leave it.
    isolated = true;
    default Process { fetches_urls = false; controls += [AuditLogging]; }
    default Database { controls += [EncryptionAtRest, Backups]; }
    default PgWire { authn = Password; controls += [CredentialRotation]; }

    boundary edge : Dmz "Edge" {
      firewall : WebFirewall "Web firewall" { controls += [WebApplicationFirewall]; }
      gateway : ApiGateway "App gateway" { authn = Token; controls += [RateLimiting, TokenValidation]; }
      open_gateway : ApiGateway "Open banking gateway" {
        authn = ClientCertificate;
        controls += [RateLimiting];
      }
    }
    boundary services : PrivateNetwork "Banking services";
    boundary core : RestrictedNetwork "Core banking";
    boundary vaults : RestrictedNetwork "Keys and evidence";
  }

  require no path customers -> core avoiding edge : "nothing reaches the core but through the edge";
}

/// Made-up customers and a clearing that answers by itself; only testers get in.
overlay staging of Bank {
  override payments.app { availability = Operational; }
  override ledger { availability = Operational; }
  extend open_app { controls += [Vpn]; }
}

/// What customers use: a second ledger, and notices that say only that there is something.
overlay prod of Bank {
  override notify { content_free = true; }
  override ledger { redundant = true; }
}
