/// What the platform sees of itself.
package acme.platform;

import std.kubernetes as k8s;

extend Platform.cluster {
  boundary observation : k8s.Namespace "Namespace observability" {
    controls = [k8s.NetworkPolicies];
    boundary metrics_pod : k8s.Pod "Pod of metrics" {
      controls += [k8s.NonRootContainers];
      scraper : Monitor "Metrics collector" { does = []; }
      series : TimeSeries "Metrics" { stores = [Measurement]; authn = WorkloadIdentity; }
    }
    boundary logs_pod : k8s.Pod "Pod of logs" {
      controls += [k8s.NonRootContainers];
      logs : LogStore "Pod logs" { stores = [PodLog]; authn = ClientCertificate; append_only = false; }
    }
    boundary dashboard_pod : k8s.Pod "Pod of dashboards" {
      controls += [k8s.NonRootContainers];
      dashboards : WebApplication "Dashboards" {
        does = [];
        authn = Token;
        controls += [TokenValidation, Authorization, OutputEncoding];
      }
    }
  }
}

extend Platform.vaults {
  audit : LogStore "Audit archive" {
    stores = [AuditRecord];
    authn = WorkloadIdentity;
    controls = [AppendOnlyStorage];
  }
}

extend Platform {
  flow scrape_orders : scraper <-> orders.api via Grpc "metrics" { carries = [Measurement]; }
  flow scrape_bills : scraper <-> bills.api via Grpc "metrics" { carries = [Measurement]; }
  flow store_series : scraper -> series via LocalCall { carries = [Measurement]; }
  flow alarm : scraper -> pager via Https "alarms" { carries = [Measurement]; }
  flow lines_a : machine_a.lines -> logs via Https "log lines" { carries = [PodLog]; }
  flow lines_b : machine_b.lines -> logs via Https "log lines" { carries = [PodLog]; }
  flow lines_c : machine_c.lines -> logs via Https "log lines" { carries = [PodLog]; }
  flow chart : dashboards <-> series via Https "queries" {
    carries = [Measurement];
    authn = WorkloadIdentity;
  }
  flow search : dashboards <-> logs via Https "queries" { carries = [PodLog]; authn = WorkloadIdentity; }
  flow look : developer_browser <-> ingress via Https "dashboards" {
    carries = [Measurement, PodLog];
    authn = Token;
  }
  flow look_in : ingress <-> dashboards via Https "dashboards" {
    carries = [Measurement, PodLog];
    authn = Token;
  }
  flow read : developer <-> developer_browser { carries = [Measurement, PodLog]; }
  flow record : api -> audit via Https "audit records" { carries = [AuditRecord]; authn = WorkloadIdentity; }
}
