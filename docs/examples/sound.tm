/// A small system whose owners have answered the questions: nothing is open.
package examples.sound;

data Order : PersonalData { traits = [Personal]; }

system Sound "A sound shop" {
  boundary internet : PublicInternet {
    customer : Customer;
    browser : Browser;
  }
  boundary front : Dmz {
    gateway : ReverseProxy {
      controls = [RateLimiting];
    }
  }
  boundary inside : PrivateNetwork {
    shop : WebApplication {
      language = "go";
      does = [];
      controls = [
        Authorization,
        AuditLogging,
        OutputEncoding,
        ParameterizedQueries,
        CsrfProtection,
        FrameAncestors,
        TokenValidation,
      ];
    }
    orders : Postgres {
      stores = [Order];
      controls = [EncryptionAtRest, Backups, DefaultCredentialsRemoved];
    }
  }

  flow visit : customer -> browser;
  flow order : browser -> gateway via Https { carries = [Order]; authn = Token; }
  flow pass : gateway -> shop via Https { carries = [Order]; controls = [MutualTls]; }
  flow save : shop <-> orders via PgTls { carries = [Order]; controls = [MutualTls]; }
}
