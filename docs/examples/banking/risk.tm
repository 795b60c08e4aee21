/// Team Risk: fraud, sanctions and credit.
package acme.bank;

extend Bank.services {
  boundary risk : PrivateSubnet "Risk" {
    scoring : Service "Fraud scoring" {
      language = "python";
      does = [];
      authn = ClientCertificate;
      automated_decisions = true;
      controls += [Authorization];
    }
    features : Redis "Behaviour of customers" { stores = [FraudScore]; authn = Password; }
    screening : Worker "Sanctions screening" { language = "python"; does = []; }
    credit : BankService(what = "Credit", keeps = [CreditScore], in_language = "python") "Credit service" {
      extend app { automated_decisions = true; }
    }
    fraud_desk : StaffDesk(what = "Fraud desk", login = login) "Fraud desk";
  }
}

extend Bank {
  flow score : payments.calls <-> scoring via Grpc "scores" {
    carries = [Transfer, FraudScore];
    controls += [ReplayProtection];
  }
  flow remember : scoring <-> features via RedisWire { carries = [FraudScore]; }
  flow screen : screening -> events via KafkaWire "bookings" {
    carries = [];
    returns = [Balance];
    controls = [MutualTls];
  }
  flow raise : screening -> fraud_desk.desk via Https "hits" {
    carries = [FraudScore];
    authn = ClientCertificate;
  }
  flow to_credit : gateway <-> credit.api via Grpc "credit" { carries = [CreditScore]; }
  flow ask_bureau : credit.calls <-> bureau via Https "credit reports" {
    carries = [Profile, CreditScore];
    controls = [MutualTls, TimeoutAndCircuitBreaker];
  }
  flow investigate : analyst <-> desk_browser { carries = [FraudCase]; }
  flow investigate_in : desk_browser <-> fraud_desk.desk via Https "cases" {
    carries = [FraudCase];
    authn = Token;
  }
  flow look_into : fraud_desk.calls <-> scoring via Grpc "cases" { carries = [FraudCase]; }

  derive FraudCase : PersonalData from Transfer, FraudScore by scoring { retention = 1825d; }
  derive FraudScore : PersonalData from Transfer, Balance by scoring {
    sensitivity = Internal;
    retention = 180d;
  }
}
