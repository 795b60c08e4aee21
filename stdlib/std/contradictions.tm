/// Contradictions in a model, which are warnings and not findings; and things for which a package has rules
/// that the model does not import.
package std.contradictions;

import std.core.*;
import std.net as net;
import std.people as people;
import std.compute as compute;
import std.web as web;
import std.db as db;
import std.delivery as delivery;

// --- Contradictions -------------------------------------------------------------

/// A local call stays on one machine. A flow between boundaries that share no machine
/// does not, whatever it or a `default` says; rules treat it as one that travels.
@contradiction
rule LocalBetweenMachines
    "${f} is said to stay on one machine, but it crosses ${f.crosses}, and its ends share no machine; its findings stay, so remove `networked = false`, choose another protocol, or put both ends in one `Host`" {
  match f : Flow;
  where not f.networked and f.leaves_machine;
}

/// What arrives at a store is kept there, if only until someone takes it.
@contradiction
rule KeepsNothing
    "${s} is said to store nothing, but ${kept} arrives there over ${f}; say in `stores` what it keeps, or leave it out to be asked" {
  match s : Store, f : Flow;
  where f in s.serves and s.stores.empty;
  let kept = f.carries;
  where not kept.empty;
}

/// A number changes nothing about a place where anyone can be, or where others decide.
@contradiction
rule OpenPlaceTrusted
    "others control ${b}, but it is said to be trusted ${b.trust} of 100; keep the trust of its kind, or choose the kind of a place that is ours" {
  match b : Boundary;
  where b is net.PublicInternet or b is net.UserDevice or b is net.ThirdParty;
  where b.trust >= 20;
}

// --- Packages that a model has use for --------------------------------------------

/// Rules about people's rights, purposes, and what can be told from data about them.
@pack("std.privacy")
rule PersonalDataHere "personal data" {
  match d : Data;
  where d.personal;
}

/// Rules about what runs in a cluster of containers.
@pack("std.kubernetes")
rule ClusterHere "a cluster" {
  match b : net.Cluster;
}

/// Rules about accounts at a cloud provider.
@pack("std.cloud")
rule CloudAccountHere "a cloud account" {
  match b : net.CloudAccount;
}

/// Rules about logins, sessions and recovery.
@pack("std.identity")
rule LoginHere "logins of people" {
  match f : Flow;
  where f.source is UserAgent and f.target.run_by_us and f.authn in [Password, SessionCookie, WebAuthn];
}

/// Rules about programs on phones.
@pack("std.mobile")
rule PhoneHere "a program on a phone" {
  match a : people.MobileApp;
}

/// Rules about things that anyone can touch.
@pack("std.iot")
rule DeviceHere "a device" {
  match d : people.Device;
}

/// Rules about customers who share a program.
@pack("std.tenancy")
rule TenantsHere "customers who share a program" {
  match e : Element;
  where e.multi_tenant;
}

/// Rules about rights in stores, copies, links and the people who run them.
@pack("std.storage")
rule StoreHere "a store of what is worth most" {
  match s : Store;
  where s.digital and not s.queues;
  where s is db.BackupStore
      or (any d in s.stores : d.sensitivity >= Restricted or d.integrity >= Critical)
      or (s is db.ObjectStore and keeps_sensitive(s));
}

/// Rules about floods, retries, recovery and what others are needed for.
@pack("std.resilience")
rule NeededHere "what must be there" {
  match e : Element;
  where e.availability >= Important and (e is Process or e is Store);
}

/// Rules about what logs say, who reads them and how long they last.
@pack("std.logging")
rule LogHere "logs" {
  match s : db.LogStore;
}

/// Rules about sites that browsers show.
@pack("std.webapp")
rule PagesHere "a web application" {
  match p : web.WebApplication;
}

/// Rules about interfaces for programs.
@pack("std.api")
rule InterfaceHere "an interface for programs" {
  match p : web.ApiService;
}
