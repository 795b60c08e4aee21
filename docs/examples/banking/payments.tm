/// Team Payments: accounts, transfers, cards, and the ledger behind them.
package acme.bank;

extend Bank.services {
  accounts : BankService(what = "Accounts", keeps = [Balance]) "Accounts service";
  payments : BankService(what = "Payments", keeps = [Transfer]) "Payments service" {
    // Instant payments are XML messages of the clearing.
    extend app {
      override does = [ParsesXml];
      availability = Critical;
      controls += [Redundancy, ExternalEntitiesDisabled, EntityExpansionLimit];
    }
  }
  cards : BankService(what = "Cards", keeps = [CardDetails]) "Cards service";
  events : Kafka "Bookings" {
    stores = [Balance];
    authn = ClientCertificate;
    order_matters = true;
    controls = [
      EncryptionAtRest,
      SubscriptionAuthorization,
      TopicAuthorization,
      MessageRetentionLimit,
      MessageDurability,
      MessageSequencing,
    ];
  }
}

extend Bank.core {
  adapter : Service "Core adapter" { does = []; language = "java"; authn = ClientCertificate; }
  ledger : Service "Ledger" {
    language = "cobol";
    does = [];
    authn = Password;
    availability = Critical;
    redundant = false;
    controls += [Authorization];
  }
  books : Oracle "Books" { stores = [Balance]; authn = Password; }
  closing : ScheduledJob "End of day" { language = "cobol"; does = []; }
}

extend Bank {
  flow to_accounts : gateway <-> accounts.api via Grpc "balances" { carries = [Balance]; }
  flow to_payments : gateway <-> payments.api via Grpc "transfers" {
    carries = [Transfer];
    controls += [ReplayProtection];
  }
  flow to_cards : gateway <-> cards.api via Grpc "cards" { carries = [CardDetails]; }
  flow share_accounts : open_gateway <-> accounts.api via Grpc "balances" { carries = [Balance]; }
  flow read_balance : adviser_desk.calls <-> accounts.api via Grpc "balances" { carries = [Balance]; }

  flow book : payments.calls <-> adapter via Grpc "bookings" {
    carries = [Transfer];
    controls += [ReplayProtection];
  }
  // The mainframe speaks no TLS; both hosts are ends of an IPsec tunnel.
  flow book_in : adapter <-> ledger via Tcp "bookings" {
    carries = [Transfer, Balance];
    controls = [EncryptedTunnel, ReplayProtection];
    credentials_rotated = false;
    identity_propagated = false;
  }
  flow write : ledger <-> books via TlsStream { carries = [Balance]; }
  flow close_day : closing <-> books via TlsStream { carries = [Balance]; }
  flow tell_bookings : adapter -> events via KafkaWire "bookings" {
    carries = [Balance];
    controls = [MutualTls];
  }
  flow follow_accounts : accounts.calls -> events via KafkaWire "bookings" {
    carries = [];
    returns = [Balance];
    controls = [MutualTls];
  }
  flow follow_messages : messages.calls -> events via KafkaWire "bookings" {
    carries = [];
    returns = [Balance];
    controls = [MutualTls];
  }

  flow clear : payments.calls <-> clearing via Https(min_tls = Tls13) "instant payments" {
    carries = [Transfer];
    authn = ClientCertificate;
    controls = [MessageSigning, ReplayProtection, TimeoutAndCircuitBreaker];
  }
  flow settle : cards.calls <-> card_scheme via Https "card messages" {
    carries = [CardDetails];
    controls = [MutualTls, TimeoutAndCircuitBreaker];
  }
}
