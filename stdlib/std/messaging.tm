/// Queues, brokers, and the protocols that they speak.
package std.messaging;

import std.core.*;

/// AMQP in cleartext.
@label("AMQP")
channel Amqp : Flow { networked = true; encrypted = false; server_authenticated = false; }

/// AMQP over TLS.
@label("AMQPS")
channel Amqps : Amqp { encrypted = true; server_authenticated = unknown; min_tls = Tls12; }

/// MQTT in cleartext.
@label("MQTT")
channel Mqtt : Flow { networked = true; encrypted = false; server_authenticated = false; }

/// MQTT over TLS.
@label("MQTTS")
channel Mqtts : Mqtt { encrypted = true; server_authenticated = unknown; min_tls = Tls12; }

/// Kafka's protocol. TLS is a setting of the listener.
@label("Kafka") @also("Kafka protocol")
channel KafkaWire : Flow { networked = true; }

/// What keeps messages until someone takes them: it keeps what is put into it.
@also("message-oriented middleware", "MOM")
abstract component MessageStore : Store {
  digital = true;
  queues = true;
  ready_made = true;
  // It keeps what it is sent until someone takes it.
  stores = serves.carries;
  /// Whether it matters that messages are taken once and in order.
  attr order_matters : bool? "Does it matter in which order messages of it are taken?";
  /// Whether a policy of its own says which accounts of the provider may use it.
  attr own_policy : bool = false;
  @formerly("policy_closed") attr policy_restricted : bool?
      "Does the policy of it name who may send and read?";
  attr bounded : bool? "Does it refuse new messages, or drop them, before it is full?";
  attr producers_separated : bool? "Can each producer write only to its own topics or queues?";
  @formerly("failures_set_aside") attr dead_lettering : bool?
      "Does it set aside messages that fail several times (dead letters)?";
  attr durable : bool? "Does it confirm a message only once it cannot be lost any more?";
  attr messages_checked : bool? "Is each message of it checked against a schema before anything uses it?";
  @formerly("order_checked") attr messages_sequenced : bool?
      "Do its consumers notice messages that are late, missing or repeated?";
  @formerly("asker_kept") attr caller_context_propagated : bool?
      "Does each message of it say for whom it was sent, so that rights can be checked again?";
}

/// Messages that wait for one taker.
@also("message queue", "job queue")
component Queue : MessageStore;

/// Messages of many senders for many takers.
@also("message broker", "pub/sub broker", "event broker")
component Broker : MessageStore {
  attr consumers_separated : bool? "Can each consumer read only its own topics?";
  attr retention_limited : bool? "Does it delete messages after a time that fits what they contain?";
}

/// Kafka.
@also("Apache Kafka")
component Kafka : Broker;

/// RabbitMQ.
@also("AMQP broker")
component RabbitMq : Broker;
