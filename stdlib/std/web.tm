/// The web: servers, proxies, clients, HTTP.
package std.web;

import std.core.*;

// --- Protocols ------------------------------------------------------------------

/// HTTP in cleartext.
@label("HTTP") @also("plain HTTP", "HTTP/1.1")
channel Http : Flow { networked = true; encrypted = false; server_authenticated = false; }

/// HTTP over TLS. A browser checks the server's certificate, and shows an error if it does
/// not fit (RFC 9110, section 4.3.4). Programs often do not: the check is an option, which is
/// switched off while something is tried, and stays off.
@label("HTTPS") @also("HTTP over TLS", "HTTP/2")
channel Https : Http {
  encrypted = true;
  server_authenticated = if source.browses then true else unknown;
  min_tls = Tls12;
}

/// Messages in both directions over one HTTPS connection.
@label("WSS") @also("WSS")
channel WebSocket : Https;

/// Remote calls over HTTP/2. TLS is a setting.
@label("gRPC") @also("plaintext gRPC")
channel Grpc : Flow { networked = true; }

/// Remote calls over HTTP/2 and TLS.
@label("gRPC/TLS") @also("gRPC over TLS")
channel GrpcTls : Grpc { encrypted = true; min_tls = Tls12; }

/// A call that another system makes to ours when something happens there.
@label("webhook") @also("web hook", "HTTP callback")
channel Webhook : Https;

/// HTTP/3: HTTP over QUIC, which is always encrypted with TLS 1.3 (RFC 9001).
@label("HTTP/3") @also("HTTP over QUIC")
channel Http3 : Https { min_tls = Tls13; }

/// Events that a server sends over an HTTPS response that does not end.
@label("SSE") @also("SSE", "event source")
channel ServerSentEvents : Https;

/// Queries that callers write, in one request over HTTPS.
@label("GraphQL")
channel GraphQl : Https { needs = [ServesGraphQl]; }

/// Calls as XML over HTTPS. The target parses XML from its callers.
@label("SOAP") @also("SOAP web service")
channel Soap : Https { needs = [ParsesXml]; }

/// Calls as XML over HTTPS, without SOAP's envelope.
@label("XML-RPC")
channel XmlRpc : Https { needs = [ParsesXml]; }

/// Files over HTTPS that callers read, write and lock.
@label("WebDAV")
channel WebDav : Https { needs = [ParsesXml, AcceptsUploads]; }

// --- Processes ------------------------------------------------------------------

/// Whether a program answers HTTP, whatever its kind: it is a web server, or is called
/// over HTTP or by a browser, or something that passes HTTP on calls it.
predicate serves_http(e : Element) =
    e is WebServer
    or e is Gateway
    or (any f in e.serves : f is Http or f.source.browses or (f.source is Gateway and f is not Grpc));

/// Whether a program answers HTTP itself, and does not only pass requests on.
predicate answers_http(e : Element) = serves_http(e) and e is not Gateway;

/// Whether a program answers other programs over HTTP: what it answers is data, not pages.
predicate answers_programs(p : Process) =
    answers_http(p) and p is not StaticSite and (p is ApiService or not p.renders_html);

/// Whether a browser logs in to it in one of these ways, directly or through what only passes requests on. Unknown
/// while the login is unsaid, unless nothing that matters passes.
predicate browsers_show(p : Element, ways : [AuthN]) =
    not (p.browser_logins & ways).empty
    or (any f in p.serves :
        f.source.browses and (known(f.authn) or f.matters.or_else(true)) and f.authn in ways);

/// A program that answers HTTP requests. If browsers call it, directly or through
/// gateways, it makes pages.
@also("Apache httpd", "nginx", "IIS")
component WebServer : Process {
  renders_html = browsed;
  samples_removed = hardened;
  attr hardened : bool? "Are its sample pages, directory listings and test consoles removed?";
}

/// A web server with a program behind the pages.
@also("web app", "web site", "website")
component WebApplication : WebServer;

/// A program that answers other programs over HTTP.
@also("REST API", "API server", "web API", "REST service")
component ApiService : WebServer { renders_html = false; client_rendered = false; }

/// A gateway in front of other programs, which passes requests on. It checks who calls and how often; the
/// programs behind it check what a request may do.
@also("edge proxy")
component Gateway : Process {
  forwards = true;
  // What a request asks for is done by those behind.
  does = [];
  attr strict_http : bool? "Does it refuse requests whose length is ambiguous?";
}

/// A web server that passes requests on to others.
@also("HAProxy", "Envoy")
component ReverseProxy : Gateway;

/// A reverse proxy that spreads requests over several others.
@also("layer 7 load balancer", "L7LB")
component LoadBalancer : Gateway;

/// A gateway for calls of programs.
@also("Kong", "Tyk")
component ApiGateway : Gateway;

/// A filter that looks for attacks in HTTP requests.
@also("WAF", "web application firewall", "ModSecurity")
component WebFirewall : Gateway;

/// A content delivery network: caches close to the users, which keep what passes.
@also("CDN") @formerly("ContentNetwork")
component ContentDeliveryNetwork : Gateway {
  @formerly("origin_closed") attr origin_protected : bool?
      "Do servers behind it refuse requests that did not pass it?";
  @formerly("no_store") attr caching_restricted : bool?
      "Is it told not to keep answers that are for one user only?";
  @formerly("keys_complete") attr cache_key_complete : bool?
      "Is whatever can change an answer part of the key under which it keeps it?";
}

/// Files that a web server hands out as they are.
@also("static website", "Jamstack site")
component StaticSite : WebServer {
  does = [];
  renders_html = false;
  parameterized_queries = true;
}
