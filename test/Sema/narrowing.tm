// RUN: %tmc --no-prelude --verify-diagnostics %s
// What `is` says of a thing holds where it has been asked, and nowhere else.
import "Inputs/core.tm";

predicate several(e : Element) = e is Process and e.replicas > 1;
predicate chain(f : Flow) = f.source is Process and f.target is Process and f.source.replicas == f.target.replicas;
predicate if_any(e : Element) = e is Process implies e.replicas > 1;
predicate not_or(e : Element) = e is not Process or e.replicas > 1;
function size(e : Element) : int = if e is Process then e.replicas else 0;
function size2(e : Element) : int = if e is not Process then 0 else e.replicas;
predicate both(e : Element) = not (e is not Process or e.replicas == 1) and e.replicas > 1;
predicate members(f : Flow) = any e in f.ends : e is Process and e.replicas > 1;
function most(f : Flow) : int = (each e in f.ends : e is Process).replicas.max;
function most2(f : Flow) : int = f.ends.of_kind(Process).max(e => e.replicas);
predicate deeper(e : Element) = e is Process and e is Server and e.replicas > 1;

predicate before(e : Element) = e.replicas > 1 and e is Process; // expected-error {{`Element` has no member `replicas`}}
predicate either(e : Element) = e is Process or e.replicas > 1; // expected-error {{`Element` has no member `replicas`}}
predicate other(a : Element, b : Element) = a is Process and b.replicas > 1; // expected-error {{`Element` has no member `replicas`}}
function elsewhere(e : Element) : int = if e is Process then 0 else e.replicas; // expected-error {{`Element` has no member `replicas`}}
predicate gone(f : Flow) = (any e in f.ends : e is Process) and any e in f.ends : e.replicas > 1; // expected-error {{`Element` has no member `replicas`}}
predicate never(e : Element) = e is Process and e is Store; // expected-error {{neither of `Process` and `Store` derives from the other}}

component Proxy : Server {
  attr inner : Element?;
  let deep = inner is Process and inner.replicas > 1;
  require inner is Process implies inner.replicas > 0;
}

rule Anywhere "${e} has ${e.replicas}" {
  match e : Element, f : Flow;
  let n = e.replicas;
  where e.replicas > 1;
  where e is Process;
  where f.source is Process;
  where f.source.replicas == e.replicas and f.target.replicas == 1; // expected-error {{`Element` has no member `replicas`}}
  unless e.authn == Token;
  severity = if f.source.replicas > n then High else Low;
  question e.authn "How do callers of ${e.endpoint} log in?";
}
rule Never "r" {
  match e : Element;
  where e is Process;
  where e is Store; // expected-error {{neither of `Process` and `Store` derives from the other}}
  severity = Low;
}
