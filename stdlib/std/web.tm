/// The web: servers, proxies, clients, HTTP.
package std.web;

import std.core.*;
import std.people as people;

// --- Protocols ------------------------------------------------------------------

/// HTTP in clear.
@label("HTTP")
channel Http : Flow { networked = true; encrypted = false; peer_verified = false; }

/// HTTP over TLS, with the server's certificate checked.
@label("HTTPS")
channel Https : Http { encrypted = true; peer_verified = true; min_tls = Tls12; }

/// Messages both ways over one HTTPS connection.
@label("WSS")
channel WebSocket : Https;

/// Remote calls over HTTP/2. Whether with TLS is up to whoever sets it up.
@label("gRPC")
channel Grpc : Flow { networked = true; }

/// Remote calls over HTTP/2 and TLS.
@label("gRPC/TLS")
channel GrpcTls : Grpc { encrypted = true; peer_verified = true; min_tls = Tls12; }

/// A call that another system makes to ours when something happens there.
@label("webhook")
channel Webhook : Https;

// --- Processes ------------------------------------------------------------------

/// A program that answers HTTP requests. If browsers call it, it makes pages.
component WebServer : Process {
  renders_html = any f in serves : f.source is people.Browser;
}

/// A web server with a program behind the pages.
component WebApplication : WebServer;

/// A program that answers other programs over HTTP.
component ApiService : WebServer { renders_html = false; }

/// What stands in front of others and passes requests on. It looks at who calls
/// and how often; what a request may do is for those behind to say.
component Gateway : Process {
  renders_html = false;
  fetches_urls = false;
  access_control = true;
  audit_log = true;
}

/// A web server that passes requests on to others.
component ReverseProxy : Gateway;

/// A reverse proxy that spreads requests over several others.
component LoadBalancer : Gateway;

/// A gateway for calls of programs.
component ApiGateway : Gateway;

/// A filter that looks for attacks in HTTP requests.
component WebFirewall : Gateway;

/// A network of caches close to the users. It keeps what passes.
component ContentNetwork : Gateway {
  attr no_store : bool? "Is it told not to keep answers that are for one user only?";
}

/// Files that a web server hands out as they are.
component StaticSite : WebServer {
  renders_html = false;
  parameterized_queries = true;
  fetches_urls = false;
}
