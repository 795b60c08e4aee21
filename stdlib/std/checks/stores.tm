/// Tests of databases, caches, brokers, directories and mail servers in the protocol
/// that the scheme of their `endpoint` names.
package std.checks.stores;

import std.core.*;
import std.db as db;
import std.messaging as messaging;
import std.net as net;

/// The element if its protocol is one that the tests of logins know.
function store_like(e : Element) : Element =
    if e is db.Database and e is not db.Sqlite and e is not db.DynamoDb
        or e is db.Redis
        or e is db.Memcached
        or e is db.LdapDirectory
        or e is messaging.Broker
        or (any f in e.serves : f is net.Ftp or f is net.Ldap or f is db.DatabaseProtocol)
        then e
    else unknown;

/// The side that answers, if callers are to log in there by something other than a certificate.
function login_store(f : Flow) : Element =
    if f.authn.or_else(Anonymous) != ClientCertificate then store_like(f.target) else unknown;

/// The side that answers, if it takes mail.
function relay(f : Flow) : Element = if f is net.Smtp then f.target else unknown;

/// The element if it is a broker that is asked over MQTT.
function mqtt_broker(e : Element) : Element = if any f in e.serves : f is messaging.Mqtt then e else unknown;

/// Whoever brings no login is refused.
verification anonymous_refused(target : Element) "${target} refuses whoever brings no login" {
  template pytest """
    tmc_verify_stores.expect_anonymous_refused(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Logins of the installation are refused.
verification factory_logins_refused(target : Element)
    "${target} refuses the logins that it was installed with" {
  template pytest """
    tmc_verify_stores.expect_factory_logins_refused(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// The program's login is not a superuser.
verification login_limited(target : Element) "the program's login at ${target} is not a superuser" {
  template pytest """
    tmc_verify_stores.expect_login_limited(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Objects are neither listed nor given to strangers.
verification public_access_refused(target : Element) "${target} is closed to strangers" {
  template pytest """
    tmc_verify_stores.expect_public_access_refused(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// No mail of strangers for strangers is taken.
verification relay_closed(target : Element) "${target} relays no mail of strangers" {
  template pytest """
    tmc_verify_stores.expect_relay_closed(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Each sender writes to its own topics only.
verification producers_separated(target : Element) "senders write to their own topics of ${target} only" {
  template pytest """
    tmc_verify_stores.expect_producers_separated(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}

/// Each taker reads its own topics only.
verification consumers_separated(target : Element) "takers read their own topics of ${target} only" {
  template pytest """
    tmc_verify_stores.expect_consumers_separated(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}
