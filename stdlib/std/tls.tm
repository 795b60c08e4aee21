/// Tests of what a running system does on the wire. They speak TLS by
/// themselves where the endpoint says `https`, and PostgreSQL's way of starting
/// TLS where it says `postgres`.
package std.tls;

import std.core.*;

/// The server completes a TLS handshake.
verification enabled(target : Element) "${target} speaks TLS" {
  template pytest """
    tmc_verify.expect_tls(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// The server refuses each older version of TLS, and still speaks a newer one.
verification minimum(target : Element, version : TlsVersion)
    "${target} refuses everything older than ${version}" {
  template pytest """
    tmc_verify.expect_minimum_tls(tmc_verify.target(${target}, ${target.endpoint}), ${version})
    """;
}

/// Whoever speaks in cleartext is refused.
verification refuses_plaintext(target : Element) "${target} refuses requests in cleartext" {
  template pytest """
    tmc_verify_tls.expect_plaintext_refused(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// A client without a certificate of the right authority is refused.
verification requires_client_certificate(target : Element)
    "${target} refuses clients without a certificate of its authority" {
  template pytest """
    tmc_verify_tls.expect_client_cert_required(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// A client to which an impostor answers in the server's place sends it nothing
/// and passes on nothing of it: neither if it speaks in cleartext, nor if it shows
/// the certificate of another authority.
verification refuses_impostor(client : Element, server : Element)
    "${client} refuses an impostor of ${server}" {
  template pytest """
    client = tmc_verify.target(${client}, ${client.endpoint})
    server = tmc_verify.target(${server}, ${server.endpoint})
    for mode in (tmc_verify.PLAIN, tmc_verify.OTHER_AUTHORITY):
        tmc_verify_tls.expect_refuses_impostor(client, server, mode)
    """;
}

/// A client does not take a certificate of the right authority for another name.
verification refuses_wrong_name(client : Element, server : Element)
    "${client} refuses another's certificate in the place of ${server}" {
  template pytest """
    tmc_verify_tls.expect_refuses_impostor(
        tmc_verify.target(${client}, ${client.endpoint}),
        tmc_verify.target(${server}, ${server.endpoint}),
        tmc_verify.WRONG_NAME,
    )
    """;
}
