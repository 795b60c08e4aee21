/// Queues, brokers, and the protocols that they speak.
package std.messaging;

import std.core.*;

/// AMQP in clear.
@label("AMQP")
channel Amqp : Flow { networked = true; encrypted = false; peer_verified = false; }

/// AMQP over TLS.
@label("AMQPS")
channel Amqps : Amqp { encrypted = true; peer_verified = true; min_tls = Tls12; }

/// MQTT in clear.
@label("MQTT")
channel Mqtt : Flow { networked = true; encrypted = false; peer_verified = false; }

/// MQTT over TLS.
@label("MQTTS")
channel Mqtts : Mqtt { encrypted = true; peer_verified = true; min_tls = Tls12; }

/// Kafka's protocol. TLS is a setting of the listener.
@label("Kafka")
channel KafkaWire : Flow { networked = true; }

/// What keeps messages until someone takes them.
abstract component MessageStore : Store {
  stores = [];
  backed_up = true;
  attr bounded : bool? "Does it refuse new messages, or drop them, before it is full?";
  attr producers_separated : bool? "Can each producer write only to its own topics or queues?";
}

/// Messages that wait for one taker.
component Queue : MessageStore;

/// Messages of many senders for many takers.
component Broker : MessageStore;

/// Kafka.
component Kafka : Broker;

/// RabbitMQ.
component RabbitMq : Broker;
