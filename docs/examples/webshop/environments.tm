/// How the shop's environments differ from the design.
package acme.webshop;

/// Before a release: test cards only, no second instances, reached by those who test it.
overlay staging of Webshop {
  override storefront {
    availability = Operational;
    endpoint = "https://staging.shop.acme.example";
  }
  override orders.app { availability = Operational; }
  override orders.db { availability = Operational; }
  extend browse { controls += [Vpn]; }
}

/// What customers use: the orders have a standby in a second region.
overlay prod of Webshop {
  override orders.db { redundant = true; }
  boundary vpc_standby : PrivateNetwork "Second region" {
    standby : Postgres "Standby of orders" {
      stores = [Order, CardToken];
      controls = [EncryptionAtRest];
      backed_up = true;
    }
  }
  // After a change-over the orders come back the same way.
  flow copy : orders.replicas <-> standby via PgTls "replication" {
    carries = [Order, CardToken];
    authn = ClientCertificate;
  }
}
