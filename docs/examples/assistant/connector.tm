/// How the assistant reaches another system: each in the same way.
package examples.assistant;

/// A tool server that knows one system, and a guard that is asked before each call
/// whether this user may make it.
component Connector(backend : Element, handled : [Data], what : string, log : LogStore) {
  boundary pod : Container "Pod of ${what}" {
    server : ToolServer "Tools for ${what}" {
      does = [];
      authn = Token;
      language = "python";
      controls = [RateLimiting, TokenValidation, Authorization, AuditLogging];
    }
    guard : Service "Guard of ${what}" { does = []; language = "rust"; controls = [AuditLogging]; }
  }

  flow may : server <-> guard via LocalCall "may this user?" { carries = handled; }
  flow use : server <-> backend via Https "${what}: look up or change" { carries = handled; authn = Token; }
  flow record : guard -> log via TlsStream "${what}: record" { carries = [Trace]; }

  port tools : Https = server;
}

/// A connector that only looks things up: its server has no call that changes anything.
component ReadingConnector : Connector {
  port lookups : Https = server;
}
