/// Tests of the network: what can be reached from where the tests run, what the DNS
/// says, how long certificates last.
package std.checks.network;

import std.core.*;

/// The port to try at an administrator's door: that of the flow, if it is said. Without one, the endpoint is that door
/// only if strangers have no other business there.
function admin_door(f : Flow) : Element =
    if known(f.port) or none g in f.target.serves : g.from_outside and not g.administrative then f.target
    else unknown;

/// Nobody outside can connect to it.
verification unreachable(target : Element) "${target} cannot be reached from outside" {
  template pytest """
    tmc_verify_network.expect_unreachable(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Nobody outside can connect to that port.
verification port_unreachable(target : Element, port : port) "${target} cannot be administered from outside" {
  template pytest """
    tmc_verify_network.expect_unreachable(tmc_verify.target(${target}, ${target.endpoint}), ${port})
    """;
}

/// It listens only on what it needs.
verification ports_minimal(target : Element) "${target} listens only on what it needs" {
  template pytest """
    tmc_verify_network.expect_ports_minimal(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Its certificate is renewed in time.
verification certificate_lasts(target : Element) "the certificate of ${target} is not about to end" {
  template pytest """
    tmc_verify_network.expect_certificate_lasts(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Its domain tells receivers how to know forged mail.
verification mail_domain_guarded(target : Element)
    "mail in the name of ${target} can be told from forged mail" {
  template pytest """
    tmc_verify_network.expect_mail_domain_guarded(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// The interface of a cluster refuses callers without a name.
verification cluster_api_closed(target : Element) "${target} refuses callers without a name" {
  template pytest """
    tmc_verify_network.expect_cluster_api_closed(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// The agent of a node refuses callers without a name.
verification kubelet_closed(target : Element) "${target} refuses callers without a name" {
  template pytest """
    tmc_verify_network.expect_kubelet_closed(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Nothing inside can connect to whatever it likes outside.
verification exits_closed(zone : Boundary) "nothing in ${zone} can connect to just anything outside" {
  template pytest """
    tmc_verify_network.expect_exits_closed(tmc_verify.target(${zone}, None))
    """;
}

/// Names in the DNS lead to something.
verification names_alive(zone : Boundary) "names of ${zone} lead to something" {
  template pytest """
    tmc_verify_network.expect_names_alive(tmc_verify.target(${zone}, None))
    """;
}

/// What is behind a front is reached only through it.
verification fronted(front : Element, origins : [Element]) "${origins} are reached through ${front} only" {
  template pytest """
    tmc_verify_network.expect_fronted(
        tmc_verify.target(${front}, ${front.endpoint}),
        [tmc_verify.target(name) for name in sorted(${origins})],
    )
    """;
}
