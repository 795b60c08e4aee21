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

/// Whether a browser calls, or calls a gateway that passes it on.
private predicate browser_before(f : Flow) =
    f.source is people.Browser
    or (f.source is Gateway and (any g in f.source.serves : g.source is people.Browser));

/// A program that answers HTTP requests. If browsers call it, directly or through a
/// gateway, it makes pages.
component WebServer : Process {
  renders_html =
      any f in serves :
      f.source is people.Browser or (f.source is Gateway and (any g in f.source.serves : browser_before(g)));
  /// Whether scripts of its pages put them together in the browser.
  attr client_rendered : bool = false;
  /// Whether values of callers end up in headers of its answers.
  attr sets_headers : bool = false;
  attr session_renewed : bool? "Does it start a new session at each login?";
  attr session_ends : bool? "Do sessions of it end on the server, at logout and after a time?";
  attr session_random : bool? "Are sessions of it long random numbers, or signed?";
  attr cookies_hardened : bool? "Are session cookies of it hidden from scripts and sent encrypted only?";
  attr hsts : bool? "Does it tell browsers to use HTTPS only?";
  attr hosts_checked : bool? "Does it refuse requests for host names that are not its own?";
  attr errors_hidden : bool? "Do errors of it show strangers nothing but a number?";
  attr hardened : bool? "Is it built from reviewed settings, without examples, listings and consoles?";
  attr sinks_guarded : bool? "Do scripts of it put foreign text into pages as text only?";
  attr fails_closed : bool? "Does an error inside a check of it end in a refusal?";
  attr addresses_clean : bool? "Are tokens and personal data kept out of addresses of it?";
  attr headers_encoded : bool? "Are line breaks in values refused before it puts them into headers?";
  attr rules_enforced : bool? "Does it check by itself each value, each limit and the order of steps?";
}

/// A web server with a program behind the pages.
component WebApplication : WebServer;

/// A program that answers other programs over HTTP.
component ApiService : WebServer {
  renders_html = false;
  /// Whether some of its calls are for administrators only.
  attr has_admin_calls : bool = false;
  /// Whether callers write queries, as with GraphQL.
  attr graphql : bool = false;
  attr fields_chosen : bool? "Do answers of it contain only fields that this caller may see?";
  attr fields_bound : bool? "Does it take only fields that a call names, and refuse others?";
  attr functions_checked : bool? "Does each call of it for administrators check the caller's role?";
  attr pages_limited : bool? "Is there an upper limit to what one call of it can ask for?";
  attr query_cost_limited : bool? "Are depth, bundling and cost of queries to it limited?";
  attr introspection_off : bool? "Does it refuse to describe itself to strangers?";
  attr versions_listed : bool? "Are all addresses and versions of it on a list, and old ones shut down?";
  attr schema_checked : bool? "Does it refuse requests that do not fit a schema?";
}

/// What stands in front of others and passes requests on. It looks at who calls
/// and how often; what a request may do is for those behind to say.
component Gateway : Process {
  forwards = true;
  renders_html = false;
  fetches_urls = false;
  access_control = true;
  audit_log = true;
  attr strict_http : bool? "Does it refuse requests whose length is ambiguous, and write them anew?";
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
  attr keys_complete : bool? "Is whatever can change an answer part of the key under which it keeps it?";
}

/// Files that a web server hands out as they are.
component StaticSite : WebServer {
  renders_html = false;
  parameterized_queries = true;
  fetches_urls = false;
}
