/// The service: what gateways report to, what decides, and where it is kept.
package examples.iot;

import std.iot.{DeviceHub};
import std.logging.{SecurityMonitoring, LogRetention};

extend Fleet.cloud {
  default Process { language = "go"; }
  default Store { encrypted_at_rest = true; }

  boundary edge : Dmz "Edge" {
    broker : Broker "MQTT broker" {
      stores = [Reading, Presence, Command];
      authn = ClientCertificate;
      availability = Important;
      controls = [
        Redundancy,
        QueueLimit,
        TopicAuthorization,
        SubscriptionAuthorization,
        MessageRetentionLimit,
        MessageValidation,
        DeadLettering,
        MessageDurability,
      ];
    }
    enrol : ApiService "Enrolment" {
      does = [];
      authn = SignedRequest;
      fetches_urls = false;
      controls = [RateLimiting, Authorization, AuditLogging];
    }
    downloads : ContentDeliveryNetwork "Firmware downloads" {
      authn = ClientCertificate;
      controls = [RateLimiting, CacheControlNoStore];
    }
  }

  boundary core : PrivateSubnet "Core" {
    hub : DeviceHub "Device hub" {
      does = [];
      authn = WorkloadIdentity;
      availability = Critical;
      commands_staged = false;
      controls = [Redundancy, Authorization, AuditLogging, ParameterizedQueries];
    }
    ingest : Worker "Ingest" { does = []; controls = [Redundancy, ParameterizedQueries]; }
    stream : Kafka "Readings" {
      authn = ClientCertificate;
      stores = [Reading, Presence];
      controls = [TopicAuthorization, SubscriptionAuthorization, MessageRetentionLimit, MessageValidation];
    }
    planner : Worker "Heating planner" { does = []; controls = [ParameterizedQueries]; }
    alerts : Worker "Alert sender" { does = []; }
    reports : ScheduledJob "Monthly energy report" { does = []; }
  }

  boundary data : RestrictedNetwork "Data" {
    default Database { authn = WorkloadIdentity; controls = [Backups, Authorization]; }

    registry : Postgres "Device registry" { stores = [DeviceRecord, Account]; controls += [Redundancy]; }
    history : TimeSeries "Readings of all years" { stores = [Reading, Presence]; }
    schedules : Postgres "Schedules" { stores = [Schedule]; }
    consumption : ObjectStore "Reports" {
      stores = [Consumption];
      authn = WorkloadIdentity;
      controls = [PublicAccessBlock];
    }
    authority : Service "Certificate authority" {
      does = [];
      authn = WorkloadIdentity;
      controls = [Authorization, AuditLogging];
    }
    keys : KeyModule "HSM" {
      stores = [FleetKey];
      authn = WorkloadIdentity;
      controls = [Authorization, AuditLogging, Backups];
    }
    siem : Monitor "SIEM" { does = []; }
    audit : LogStore "Audit log" {
      stores = [AuditEntry];
      authn = WorkloadIdentity;
      controls = [AppendOnlyStorage, SecurityMonitoring, LogRetention];
    }
  }
}

extend Fleet {
  default KafkaWire { controls = [MutualTls]; }
  default PgTls { authn = WorkloadIdentity; }

  derive Consumption : Data from Reading by reports { sensitivity = Internal; }

  // From the buildings. Gateways call; nobody calls them.
  flow school_reports : school.uplink <-> broker via Mqtts {
    carries = [Reading, Presence, Command, Schedule];
    controls = [MutualTls];
  }
  flow hotel_reports : hotel.uplink <-> broker via Mqtts {
    carries = [Reading, Presence, Command, Schedule];
    controls = [MutualTls];
  }
  flow school_enrols : school.uplink -> enrol via Https { carries = [Enrolment]; }
  flow hotel_enrols : hotel.uplink -> enrol via Https { carries = [Enrolment]; }
  flow school_updates : school.uplink <-> downloads via PackageFetch "fetch firmware" {
    carries = [Firmware];
    controls = [CodeSigning, StagedRollout];
  }
  flow hotel_updates : hotel.uplink <-> downloads via PackageFetch "fetch firmware" {
    carries = [Firmware];
    controls = [CodeSigning, StagedRollout];
  }

  // Inside.
  flow take : ingest -> broker via Mqtts {
    carries = [];
    returns = [Reading, Presence];
    controls = [MutualTls];
  }
  flow publish : ingest -> stream via KafkaWire { carries = [Reading, Presence]; }
  flow follow : planner -> stream via KafkaWire { carries = []; returns = [Reading, Presence]; }
  flow watch : alerts -> stream via KafkaWire { carries = []; returns = [Reading]; }
  flow archive : ingest -> history via TlsStream { carries = [Reading, Presence]; }
  flow plan : planner <-> schedules via PgTls { carries = [Schedule]; }
  flow forecast : planner <-> weather via Https { carries = [Forecast]; controls = [ApiKeyAuthentication]; }
  flow decide : planner -> hub via GrpcTls { carries = [Command]; controls = [MutualTls]; }
  flow steer : hub -> broker via Mqtts { carries = [Command]; controls = [MutualTls]; }
  flow look_up : hub <-> registry via PgTls { carries = [DeviceRecord]; }
  flow register : enrol -> authority via GrpcTls {
    carries = [Enrolment, DeviceRecord];
    controls = [MutualTls];
  }
  flow sign : authority <-> keys via TlsStream { carries = [Enrolment]; }
  flow enter : authority -> registry via PgTls { carries = [DeviceRecord]; }
  flow sum : reports <-> history via TlsStream { carries = [Reading]; }
  flow file : reports -> consumption via Https {
    carries = [Consumption];
    controls = [WorkloadIdentityAuthentication];
  }
  flow hub_log : hub -> audit via TlsStream { carries = [AuditEntry]; }
  flow look_for_alarms : siem <-> audit via TlsStream { carries = [AuditEntry]; }
  flow authority_log : authority -> audit via TlsStream { carries = [AuditEntry]; }
}
