/// Threats to queues, brokers and what hangs on them, beyond the common ones of
/// `std.stride`. They apply only to the kinds of `std.messaging`.
package std.events;

import std.core.*;
import std.scales.{Cause};
import std.owasp.*;
import std.controls.*;
import std.refs.{cwe, capec, attack, attack_sub, asvs, nist, linddun};
import std.messaging as messaging;
import std.data as data;
import std.checks.stores as stores;

/// After a few tries a message is set aside, counted and looked at, and the
/// next one is taken.
control DeadLetters for messaging.MessageStore "failed messages set aside" {
  provides failures_set_aside;
  effort = Small;
  fix = "Set a message aside after a few tries, raise an alarm, and go on with the next.";
  refs = [nist("SC-5")];
}

/// Each taker may read its own topics only, and stars are refused.
control SubscriptionRights for messaging.Broker "rights to read each topic" {
  provides consumers_separated;
  effort = Small;
  fix = "Give each taker an account that may read its own topics only, and refuse stars.";
  refs = [nist("AC-3")];
}

/// A message counts as sent once several machines have it on disk, and as taken
/// once it was worked on.
control DurableMessages for messaging.MessageStore "durable messages" {
  provides durable;
  effort = Small;
  fix = "Confirm to senders once several machines have the message, and let takers confirm once they are done.";
  refs = [nist("CP-9")];
}

/// Messages have a schema that is checked at the broker or by each taker, and
/// unknown ones are refused.
control MessageSchema for messaging.MessageStore "checked messages" {
  provides messages_checked;
  effort = Small;
  fix = "Give each topic a schema, check it at the broker or in each taker, and treat values as foreign.";
  refs = [asvs("2.2.1"), nist("SI-10")];
}

/// Topics keep messages for days, and personal values are encrypted with keys
/// that can be thrown away.
control ShortRetention for messaging.Broker "short retention" {
  provides retention_limited;
  effort = Small;
  fix = "Let topics forget within days, or encrypt each person's values with a key that can be thrown away.";
  refs = [nist("SI-12")];
}

/// Each message bears a number or version, and takers refuse what is older than
/// what they know.
control OrderedMessages for messaging.MessageStore "counted messages" {
  provides order_checked;
  effort = Moderate;
  fix = "Give each message a number or version, and let takers refuse what is older than what they know.";
  refs = [nist("SC-23")];
}

/// Each message bears, signed, for whom it was sent, and takers check that
/// person's rights again.
control AskerInMessage for messaging.MessageStore "asker in each message" {
  provides asker_kept;
  effort = Moderate;
  fix = "Put the asker into each message, signed by the program in front, and check rights again behind.";
  refs = [nist("AC-16")];
}

/// A message that its taker cannot read is put back, taken again, and fails
/// again, for ever. A stranger needs to send only one.
/// Known as: poison message, missing dead letter queue.
@id("TM-MSG-002") @stride(DenialOfService) @owasp(MishandledConditions)
rule PoisonMessage "one bad message in ${q} stops everything behind it" {
  match q : messaging.MessageStore;
  where q.takes_untrusted and not q.readers.empty;
  unless q.failures_set_aside by DeadLetters;
  severity = Medium;
  fix = "Set a message aside after a few tries, raise an alarm, and go on with the next.";
  refs = [cwe(248), cwe(400), capec(153), nist("SC-5")];
  question q.failures_set_aside "Is a message that fails several times set aside by ${q}?";
}

/// Whoever may connect may listen to everything, often with a star for the
/// name. The least of the programs behind the broker copies what was meant for
/// the most trusted.
/// Known as: missing authorisation of subscribers.
@id("TM-MSG-003") @stride(InformationDisclosure) @owasp(BrokenAccessControl)
rule AnyoneListens "each of ${takers} can read every topic of ${q}" {
  match q : messaging.Broker;
  let takers = q.readers;
  where (q.readers | q.writers).size >= 2 and not q.readers.empty;
  where any d in q.handles : d.sensitive;
  unless q.consumers_separated by SubscriptionRights;
  severity = Medium;
  vantage = OtherEnd;
  work = 2;
  fix = "Give each taker an account that may read its own topics only, and refuse stars.";
  refs = [cwe(862), cwe(668), nist("AC-3")];
  question q.consumers_separated "Can each taker read only its own topics of ${q}?";
  verify stores.consumers_separated(stores.mqtt_broker(q));
}

/// The queue keeps messages in memory, or tells the sender that all is well
/// before a second machine has them. After a crash, orders exist that nobody
/// carries out.
@id("TM-MSG-004") @stride(DenialOfService) @owasp(MishandledConditions) @cause(Failure)
rule LostMessage "messages in ${q} are gone when it restarts" {
  match q : messaging.MessageStore;
  where q.availability >= Important or (any d in q.handles : d.integrity >= Vital);
  unless q.durable by DurableMessages;
  severity = Medium;
  vantage = Anywhere;
  work = 10;
  fix = "Confirm to senders once several machines have the message, and let takers confirm once they are done.";
  refs = [cwe(754), nist("CP-9"), capec(607)];
  question q.durable "Does ${q} confirm a message only once it cannot be lost any more?";
}

/// Programs behind a queue take its messages for those of colleagues. What a
/// stranger typed has only waited in between, and arrives with the same quotes
/// and numbers.
/// Known as: second-order injection.
@id("TM-MSG-005") @stride(Tampering) @owasp(Injection)
rule UncheckedMessage "${takers} believe what strangers put into ${q}" {
  match q : messaging.MessageStore;
  let takers = q.readers.filter(e => e is Process);
  where q.takes_untrusted;
  where not q.readers.filter(e => e is Process).empty;
  unless q.messages_checked by MessageSchema;
  severity = Medium;
  work = 4;
  fix = "Give each topic a schema, check it at the broker or in each taker, and treat values as foreign.";
  refs = [cwe(20), capec(153), asvs("2.2.1"), nist("SI-10")];
  question q.messages_checked "Is each message of ${q} checked against a schema before anything uses it?";
}

/// A log of messages keeps them for all who come later. What was erased in the
/// database lives on in the topic, and a new reader gets the last years at
/// once.
@id("TM-MSG-006") @stride(InformationDisclosure) @owasp(CryptographicFailures)
rule NeverForgetting "${kept} stays in ${q} long after it was taken" {
  match q : messaging.Broker;
  let kept = q.handles.filter(d => d.sensitive or d.about_people);
  where any d in q.handles : d.sensitive or d.about_people;
  unless q.retention_limited by ShortRetention;
  severity = Low;
  gain = [];
  fix = "Let topics forget within days, or encrypt each person's values with a key that can be thrown away.";
  refs = [cwe(212), linddun("Dd.3.4"), nist("SI-12")];
  question q.retention_limited "Does ${q} forget messages within a time that fits what is in them?";
}

/// Queues promise to deliver at least once, not once and in order. A cancelled
/// order comes before the order itself, or an old balance after the new one;
/// whoever can delay messages can choose.
@id("TM-MSG-007") @stride(Tampering) @owasp(InsecureDesign)
rule OutOfOrder "messages of ${q} that arrive late or twice undo later ones" {
  match q : messaging.MessageStore;
  where q.order_matters;
  unless q.order_checked by OrderedMessages;
  severity = Medium;
  gain = [];
  fix = "Give each message a number or version, and let takers refuse what is older than what they know.";
  refs = [cwe(362), cwe(841), capec(29), nist("SC-23")];
  question q.order_checked "Do takers of ${q} notice messages that are late, missing or repeated?";
}

/// The program in front knew its user. The message says only what to do; the
/// one behind has rights for everything and nobody left to ask.
/// Known as: confused deputy behind a queue.
@id("TM-MSG-008") @stride(ElevationOfPrivilege) @owasp(BrokenAccessControl)
rule OrphanOrder "${takers} carry out what ${q} says, whoever asked for it" {
  match q : messaging.MessageStore;
  let takers = q.readers.filter(e => e is Process);
  where q.takes_untrusted;
  where any e in q.readers : e is Process and guards(e);
  unless q.asker_kept by AskerInMessage;
  severity = Low;
  gain = [Changes];
  work = 4;
  fix = "Put the asker into each message, signed by the program in front, and check rights again behind.";
  refs = [cwe(441), cwe(863), nist("AC-16")];
  question q.asker_kept
      "Does each message of ${q} say for whom it was sent, so that rights can be checked again?";
}
