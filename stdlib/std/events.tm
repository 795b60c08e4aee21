/// Threats to queues, brokers and their clients, beyond the common ones of `std.stride`. They apply only to
/// the kinds of `std.messaging`.
package std.events;

import std.core.*;
import std.scales.{Cause};
import std.owasp.*;
import std.controls.*;
import std.refs.{cwe, capec, attack, attack_sub, asvs, nist, linddun};
import std.messaging as messaging;
import std.data as data;
import std.checks.stores as stores;

/// After a few attempts a message is moved to a dead-letter queue and reviewed, and the next one is
/// processed.
@also("DLQ") @formerly("DeadLetters")
control DeadLettering for messaging.MessageStore "dead letter queue" {
  provides dead_lettering;
  effort = Small;
  fix = "Set a message aside after a few tries, raise an alarm, and go on with the next.";
  refs = [nist("SC-5")];
}

/// Each taker may read its own topics only, and stars are refused.
@also("topic read ACL", "consumer ACL") @formerly("SubscriptionRights")
control SubscriptionAuthorization for messaging.Broker "authorization of subscribers" {
  provides consumers_separated;
  effort = Small;
  fix = "Give each consumer an account that may read its own topics only, and refuse wildcards.";
  refs = [nist("AC-3")];
}

/// A message counts as sent once several machines have it on disk, and as taken
/// once it was worked on.
@also("persistent messages", "acks=all", "replication", "at-least-once") @formerly("DurableMessages")
control MessageDurability for messaging.MessageStore "message durability" {
  provides durable;
  effort = Small;
  fix = "Confirm to senders once several machines have the message, and let consumers confirm once they are done.";
  refs = [nist("CP-9")];
}

/// Messages have a schema that the broker or each
/// consumer checks, and unknown ones are refused.
@also("schema registry", "message schema") @formerly("MessageSchema")
control MessageValidation for messaging.MessageStore "message validation" {
  provides messages_checked;
  effort = Small;
  fix = "Give each topic a schema, check it at the broker or in each consumer, and treat values as untrusted.";
  refs = [asvs("2.2.1"), nist("SI-10")];
}

/// Topics keep messages for days, and personal values are encrypted with keys
/// that can be thrown away.
@also("topic retention", "crypto-shredding") @formerly("ShortRetention")
control MessageRetentionLimit for messaging.Broker "limited retention of messages" {
  provides retention_limited;
  effort = Small;
  fix = "Let topics forget within days, or encrypt each person's values with a key that can be deleted.";
  refs = [nist("SI-12")];
}

/// Each message has a number or version, and
/// consumers refuse messages older than the last one.
@also("sequence numbers", "idempotent consumer", "FIFO", "exactly-once") @formerly("OrderedMessages")
control MessageSequencing for messaging.MessageStore "message sequencing" {
  provides messages_sequenced;
  effort = Moderate;
  fix = "Give each message a number or version, and let consumers refuse what is older than what they know.";
  refs = [nist("SC-23")];
}

/// Each message names, signed, the person that it was sent for, and consumers check that person's rights
/// again.
@also("on-behalf-of", "claims in messages", "user context propagation") @formerly("AskerInMessage")
control CallerContextPropagation for messaging.MessageStore "caller context in each message" {
  provides caller_context_propagated;
  effort = Moderate;
  fix = "Put the requester into each message, signed by the program in front, and check rights again in the consumer.";
  refs = [nist("AC-16")];
}

/// A message that its consumer cannot process is put back and taken again, for ever. Attackers need
/// to send only one. Everything behind it waits.
@also("poison pill", "dead letter queue", "DLQ") @id("TM-MSG-002") @stride(DenialOfService)
@owasp(MishandlingOfExceptionalConditions)
rule PoisonMessage "Poison message: one bad message in ${q} stops everything behind it" {
  match q : messaging.MessageStore;
  where q.takes_untrusted and not q.readers.empty;
  unless q.dead_lettering by DeadLettering;
  severity = Medium;
  fix = "Set a message aside after a few tries, raise an alarm, and go on with the next.";
  refs = [cwe(248), cwe(400), capec(153), nist("SC-5")];
  question q.dead_lettering "Does ${q} set aside messages that fail several times (dead letters)?";
}

/// A broker lets every connected program subscribe to every topic. Attackers take over the least
/// important of them and subscribe with a wildcard. They copy what was meant for the most trusted.
@also("missing topic ACL", "wildcard subscription", "missing authorization of subscribers") @id("TM-MSG-003")
@formerly("AnyoneListens") @stride(InformationDisclosure) @owasp(BrokenAccessControl)
rule UnauthorizedSubscription "Unauthorized subscription: each of ${takers} can read every topic of ${q}" {
  match q : messaging.Broker;
  let takers = q.readers;
  where (q.readers | q.writers).size >= 2 and not q.readers.empty;
  where any d in q.handles : d.sensitive;
  unless q.consumers_separated by SubscriptionAuthorization;
  severity = Medium;
  vantage = OtherEnd;
  work = 2;
  fix = "Give each consumer an account that may read its own topics only, and refuse wildcards.";
  refs = [cwe(862), cwe(668), nist("AC-3")];
  question q.consumers_separated "Can each consumer read only its own topics of ${q}?";
  verify stores.consumers_separated(stores.mqtt_broker(q));
}

/// A queue confirms messages before they are stored safely. A crash, caused by an attacker or not,
/// loses them. Orders exist that nobody carries out.
@also("non-durable queue", "at-most-once delivery") @id("TM-MSG-004") @formerly("LostMessage")
@stride(DenialOfService) @owasp(MishandlingOfExceptionalConditions) @cause(Failure)
rule MessageLoss "Message loss: messages in ${q} are gone when it restarts" {
  match q : messaging.MessageStore;
  where q.availability >= Important or (any d in q.handles : d.integrity >= Critical);
  unless q.durable by MessageDurability;
  severity = Medium;
  vantage = Anywhere;
  work = 10;
  fix = "Confirm to senders once several machines have the message, and let consumers confirm once they are done.";
  refs = [cwe(754), nist("CP-9"), capec(607)];
  question q.durable "Does ${q} confirm a message only once it can no longer be lost?";
}

/// Programs trust messages from a queue as if colleagues had written them, although they contain
/// the input of strangers. Attackers send quotes, numbers and markup through the front. The input
/// does its harm behind it, where nobody checks it.
@also("stored injection", "unvalidated message") @id("TM-MSG-005") @formerly("UncheckedMessage")
@stride(Tampering) @owasp(Injection)
rule SecondOrderInjection "Second-order injection: ${takers} trust what strangers put into ${q}" {
  match q : messaging.MessageStore;
  let takers = q.readers.filter(e => e is Process);
  where q.takes_untrusted;
  where not q.readers.filter(e => e is Process).empty;
  unless q.messages_checked by MessageValidation;
  severity = Medium;
  work = 4;
  fix = "Give each topic a schema, check it at the broker or in each consumer, and treat values as untrusted.";
  refs = [cwe(20), capec(153), asvs("2.2.1"), nist("SI-10")];
  question q.messages_checked "Is each message of ${q} checked against a schema before anything uses it?";
}

/// A log of messages keeps them long after they were processed. What was erased in the database
/// lives on in the topic. A new consumer, or an attacker who gets in as one, reads years of it at
/// once.
@also("event log retention", "right to erasure") @id("TM-MSG-006") @formerly("NeverForgetting")
@stride(InformationDisclosure) @owasp(CryptographicFailures)
rule ExcessiveMessageRetention
    "Excessive message retention: ${kept} stays in ${q} long after it was processed" {
  match q : messaging.Broker;
  let kept = q.handles.filter(d => d.sensitive or d.about_people);
  where any d in q.handles : d.sensitive or d.about_people;
  unless q.retention_limited by MessageRetentionLimit;
  severity = Low;
  gain = [];
  fix = "Let topics forget within days, or encrypt each person's values with a key that can be deleted.";
  refs = [cwe(212), linddun("Dd.3.4"), nist("SI-12")];
  question q.retention_limited "Does ${q} delete messages after a time that fits what they contain?";
}

/// A queue delivers messages late, twice or out of order, and its consumers do not notice.
/// Attackers who can delay messages choose the order. A cancelled order is carried out, or an old
/// balance overwrites the new one.
@also("out-of-order delivery", "duplicate delivery", "at-least-once delivery") @id("TM-MSG-007")
@formerly("OutOfOrder") @stride(Tampering) @owasp(InsecureDesign)
rule MessageReordering "Message reordering: messages of ${q} that arrive late or twice undo later ones" {
  match q : messaging.MessageStore;
  where q.order_matters;
  unless q.messages_sequenced by MessageSequencing;
  severity = Medium;
  gain = [];
  fix = "Give each message a number or version, and let consumers refuse what is older than what they know.";
  refs = [cwe(362), cwe(841), capec(29), nist("SC-23")];
  question q.messages_sequenced "Do consumers of ${q} notice messages that are late, missing or repeated?";
}

/// A message says what to do, but not for whom, and its consumer has rights for everything.
/// Attackers ask the program in front for what they may not have. The one behind does it.
@also("confused deputy", "missing caller context") @id("TM-MSG-008") @formerly("OrphanOrder")
@stride(ElevationOfPrivilege) @owasp(BrokenAccessControl)
rule ConfusedDeputyConsumer
    "Confused deputy behind a queue: ${takers} carry out what ${q} says, no matter who asked for it" {
  match q : messaging.MessageStore;
  let takers = q.readers.filter(e => e is Process);
  where q.takes_untrusted;
  where any e in q.readers : e is Process and guards(e);
  unless q.caller_context_propagated by CallerContextPropagation;
  severity = Low;
  gain = [Changes];
  work = 4;
  fix = "Put the requester into each message, signed by the program in front, and check rights again in the consumer.";
  refs = [cwe(441), cwe(863), nist("AC-16")];
  question q.caller_context_propagated
      "Does each message of ${q} say on whose behalf it was sent, so that rights can be checked again?";
}
