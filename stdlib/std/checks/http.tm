/// Tests of what a web server says to browsers. Each talks to the `endpoint` of the
/// element over HTTP; what else it may ask for is in the targets file.
package std.checks.http;

import std.core.*;
import std.web as web;

/// The element if it is called over HTTP by someone: other protocols need other tests.
function over_http(p : Element) : Element =
    if p is web.WebServer or p is web.Gateway or (any f in p.serves : f is web.Http) then p else unknown;

/// The side that answers, if it is ours and asked over HTTP.
function http_target(f : Flow) : Element = if f is web.Http and f.target.run_by_us then f.target else unknown;

/// The same, if callers are to log in there by something other than a certificate.
function login_target(f : Flow) : Element =
    if f.authn.or_else(Anonymous) != ClientCertificate then http_target(f) else unknown;

/// Browsers are told to use HTTPS only, and cleartext leads there.
verification https_only(target : Element) "${target} is used over HTTPS only" {
  template pytest """
    tmc_verify_http.expect_https_only(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Pages forbid to be shown in a frame of another site.
verification frames_denied(target : Element) "${target} forbids frames of other sites" {
  template pytest """
    tmc_verify_http.expect_frames_denied(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Pages have a policy under which scripts written into them do not run.
verification script_policy(target : Element) "pages of ${target} run no scripts that were written into them" {
  template pytest """
    tmc_verify_http.expect_script_policy(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Scripts of pages put only checked values where text becomes markup.
verification trusted_types(target : Element) "pages of ${target} demand trusted types" {
  template pytest """
    tmc_verify_http.expect_trusted_types(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Files that callers left are served with a fixed type, and not as pages.
verification fixed_type(target : Element) "${target} serves files of callers as files" {
  template pytest """
    tmc_verify_http.expect_fixed_type(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Answers for one user are kept by no cache.
verification private_not_cached(target : Element) "${target} hands no answer of one user to another" {
  template pytest """
    tmc_verify_http.expect_private_not_cached(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Pages of other sites may not read what users may.
verification foreign_origin_refused(target : Element) "${target} lets no page of another site read from it" {
  template pytest """
    tmc_verify_http.expect_foreign_origin_refused(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// A change that another site's page asks for is refused.
verification forged_change_refused(target : Element) "${target} refuses changes that another site asks for" {
  template pytest """
    tmc_verify_http.expect_forged_change_refused(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// A WebSocket is opened for pages of the site only.
@formerly("socket_origin_checked")
verification websocket_origin_checked(target : Element) "${target} opens WebSockets for its own pages only" {
  template pytest """
    tmc_verify_http.expect_socket_origin_checked(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Browsers are led to allowed addresses only.
verification redirect_checked(target : Element) "${target} leads browsers to allowed addresses only" {
  template pytest """
    tmc_verify_http.expect_redirect_checked(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// A host name of the caller's choice ends up in no link.
verification foreign_host_refused(target : Element) "${target} writes no links with host names of callers" {
  template pytest """
    tmc_verify_http.expect_foreign_host_refused(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// The cookie of a session is hidden from scripts and other sites, and sent over TLS only.
@formerly("cookies_hardened")
verification cookies_secured(target : Element) "cookies of ${target} are hardened" {
  template pytest """
    tmc_verify_http.expect_cookies_hardened(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Neither session nor password is part of an address.
@formerly("addresses_clean")
verification urls_clean(target : Element) "${target} keeps sessions and passwords out of addresses" {
  template pytest """
    tmc_verify_http.expect_addresses_clean(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Errors show neither traces nor versions.
verification plain_errors(target : Element) "errors of ${target} show nothing of how it is built" {
  template pytest """
    tmc_verify_http.expect_plain_errors(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// No consoles, examples, forgotten files or listings are served, and TRACE is refused.
verification hardened(target : Element) "${target} serves nothing that was left behind" {
  template pytest """
    tmc_verify_http.expect_hardened(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Requests whose length is ambiguous are refused.
verification ambiguous_length_refused(target : Element) "${target} refuses requests of ambiguous length" {
  template pytest """
    tmc_verify_http.expect_ambiguous_length_refused(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// What one caller sends changes nothing for the others.
verification cache_keys_complete(target : Element) "${target} keeps nothing that one caller has written" {
  template pytest """
    tmc_verify_http.expect_cache_keys_complete(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Files that are not what they say are refused.
verification uploads_checked(target : Element) "${target} checks files from callers" {
  template pytest """
    tmc_verify_http.expect_uploads_checked(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// A body that is too large is refused.
@formerly("size_limited")
verification unpacked_size_limited(target : Element) "${target} refuses bodies that are too large" {
  template pytest """
    tmc_verify_http.expect_size_limited(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// It connects only to allowed addresses.
@formerly("addresses_checked")
verification ssrf_protected(target : Element) "${target} connects to allowed addresses only" {
  template pytest """
    tmc_verify_http.expect_addresses_checked(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Nothing of its machine's identity in the cloud comes out.
@formerly("metadata_guarded")
verification metadata_protected(target : Element) "${target} tells nothing of its machine's identity" {
  template pytest """
    tmc_verify_http.expect_metadata_guarded(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// A header of a caller leads none of its own calls elsewhere.
verification proxy_header_ignored(target : Element)
    "${target} takes no variables of its environment from callers" {
  template pytest """
    tmc_verify_http.expect_proxy_header_ignored(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}
