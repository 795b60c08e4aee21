/// What the two teams of the shop run on the platform.
package acme.platform;

import std.kubernetes as k8s;

extend Platform.cluster {
  boundary shop : k8s.Namespace "Namespace shop" {
    controls = [k8s.NetworkPolicies];
    web : MeshService(what = "Web front", handles = [Order, UserSession], in_language = "typescript")
        "Web front" {
      extend app { renders_html = true; controls += [OutputEncoding, TokenValidation, Authorization]; }
      extend pod { controls += [k8s.NonRootContainers]; }
    }
    orders : MeshService(what = "Orders API", handles = [Order, UserSession], in_language = "go")
        "Orders service" {
      extend app { controls += [ParameterizedQueries, Authorization]; }
      extend pod { controls += [k8s.NonRootContainers]; }
    }
  }
  boundary billing : k8s.Namespace "Namespace billing" {
    network_policies = false;
    bills : MeshService(what = "Billing API", handles = [Bill], in_language = "java") "Billing service" {
      extend app { controls += [ParameterizedQueries, Authorization]; }
      extend pod { runs_unprivileged = false; }
    }
  }
}

extend Platform {
  flow web_in : ingress <-> web.web via Https "requests" { carries = [Order, UserSession]; authn = Token; }
  flow order : web.calls <-> orders.api via Grpc "orders" { carries = [Order, UserSession]; }
  flow bill : orders.calls <-> bills.api via Grpc "bills" { carries = [Bill]; }
  flow save_orders : orders.calls <-> orders_db via PgTls {
    carries = [Order];
    authn = Password;
    controls = [CredentialRotation];
  }
  flow save_bills : bills.calls <-> billing_db via PgTls {
    carries = [Bill];
    authn = Password;
    credentials_rotated = false;
  }
  flow publish : orders.calls -> events via KafkaWire "orders" {
    carries = [OrderEvent];
    controls = [MutualTls];
  }
  flow consume : bills.calls -> events via KafkaWire "orders" {
    carries = [];
    returns = [OrderEvent];
    controls = [MutualTls];
  }

  derive OrderEvent : PersonalData from Order by orders.app { retention = 7d; }
}
