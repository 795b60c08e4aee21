/// Cups with customers' own pictures: from the order to the partner that prints and
/// sends them. Its owners have answered the questions: nothing is open.
package examples.sound_orders;

import std.api as api;

// Paid before anything is printed: nobody gains by denying an order.
data Order : PersonalData {
  traits = [Personal];
  integrity = Important;
  retention = 3650d;
}
data Picture : PersonalData "Picture for a cup" { traits = [Personal]; retention = 90d; }
data AuditRecord : LogRecord { retention = 365d; }

system Cups "Cups with your picture" {
  owner = "team-cups@example.com";

  boundary internet : PublicInternet {
    customer : Customer;
    browser : Browser;
  }
  boundary partners : PartnerNetwork "Network of the print shop" {
    printer : PartnerSystem "Print shop" { contract = true; }
  }
  boundary office : CorporateNetwork "Office" {
    isolated = true;
    operator : Operator;
    console : CliTool "Operator's shell" { does = []; }
  }
  boundary front : Dmz {
    isolated = true;
    gateway : ReverseProxy { controls = [RateLimiting]; }
    partner_gate : ApiGateway "Gateway for partners" { controls = [RateLimiting]; }
  }
  boundary inside : PrivateNetwork {
    controls = [NetworkSegmentation];
    shop : WebApplication {
      language = "go";
      // It keeps what customers upload, and looks at nothing but its size and type.
      does = [AcceptsUploads];
      controls = [
        Authorization,
        AuditLogging,
        OutputEncoding,
        ParameterizedQueries,
        CsrfProtection,
        FrameAncestors,
        TokenValidation,
        FileUploadValidation,
        SizeLimit,
        api.RequestFieldAllowList,
      ];
    }
    printing : ApiService "Interface for partners" {
      language = "go";
      does = [];
      controls = [
        Authorization,
        AuditLogging,
        ParameterizedQueries,
        RateLimiting,
        api.ResponseFieldFiltering,
        api.RequestFieldAllowList,
        api.PaginationLimit,
        api.ApiInventoryManagement,
      ];
    }
    jobs : RabbitMq "Paid orders" {
      stores = [Order];
      // A picture is prepared once, whenever its turn comes; the shop asked for it itself.
      order_matters = false;
      public_access = false;
      controls = [
        EncryptionAtRest,
        DefaultCredentialsRemoved,
        TopicAuthorization,
        SubscriptionAuthorization,
        CallerContextPropagation,
        MessageRetentionLimit,
        DeadLettering,
        MessageValidation,
      ];
    }
    worker : Worker "Picture worker" {
      language = "rust";
      // It turns pictures into what a printer takes, with a program of others.
      does = [ParsesMedia, RunsCommands];
      controls = [Sandboxing, SizeLimit, ArgumentSeparation, ParameterizedQueries];
    }
  }
  boundary kept : RestrictedNetwork "Stores" {
    controls = [NetworkSegmentation];
    orders : Postgres "Orders" {
      stores = [Order];
      controls = [EncryptionAtRest, Backups, DefaultCredentialsRemoved, PerApplicationAccounts];
    }
    pictures : ObjectStore "Pictures" {
      stores = [Picture];
      controls = [
        EncryptionAtRest,
        Backups,
        DefaultCredentialsRemoved,
        PerApplicationAccounts,
        PublicAccessBlock,
      ];
    }
    records : LogStore "Records" {
      stores = [AuditRecord];
      controls = [AppendOnlyStorage, DefaultCredentialsRemoved];
    }
  }

  flow visit : customer <-> browser { carries = [Order, Picture]; }
  flow order : browser <-> gateway via Https { carries = [Order, Picture]; authn = Token; }
  flow pass : gateway <-> shop via Https { carries = [Order, Picture]; controls = [MutualTls]; }
  flow save : shop <-> orders via PgTls { carries = [Order]; controls = [MutualTls]; }
  flow keep : shop -> pictures via Https { carries = [Picture]; controls = [MutualTls]; }
  flow pay : shop -> jobs via Amqps { carries = [Order]; controls = [MutualTls]; }

  flow take : worker -> jobs via Amqps { carries = []; returns = [Order]; controls = [MutualTls]; }
  flow prepare : worker <-> pictures via Https { carries = [Picture]; controls = [MutualTls]; }
  flow done : worker -> orders via PgTls { carries = [Order]; controls = [MutualTls]; }

  flow fetch : printer -> partner_gate via Https {
    carries = [];
    returns = [Order, Picture];
    controls = [MutualTls];
  }
  flow hand_out : partner_gate -> printing via Https {
    carries = [];
    returns = [Order, Picture];
    controls = [MutualTls];
  }
  flow read_order : printing <-> orders via PgTls { carries = [Order]; controls = [MutualTls]; }
  flow read_picture : printing -> pictures via Https {
    carries = [];
    returns = [Picture];
    controls = [MutualTls];
  }

  flow log_shop : shop -> records via Https { carries = [AuditRecord]; controls = [MutualTls]; }
  flow log_printing : printing -> records via Https { carries = [AuditRecord]; controls = [MutualTls]; }
  flow operate : operator <-> console { carries = [AuditRecord]; }
  flow inspect : console -> records via Https {
    carries = [];
    returns = [AuditRecord];
    authn = WebAuthn;
    controls = [Vpn];
  }
}
