/// How the environments differ from what the other files describe.
package examples.iot;

/// A copy of the service with a rack of devices, and devices that are only simulated.
overlay staging of Fleet {
  extend core { simulator : Service "Simulated devices" { language = "python"; does = []; } }
  override hub { availability = Operational; }
  override registry { encrypted_at_rest = false; }
  override school.gateway { availability = Operational; }
  flow simulate : simulator -> broker via Mqtts { carries = [Reading]; authn = Password; }
}

/// What the customers use.
overlay prod of Fleet {
  extend data { standby : Postgres "Registry, standby" { stores = [DeviceRecord, Account]; } }
  override signing_keys { backed_up = true; }
  override api { tenants_separated = true; }
  override hotel.cellar { trust = 30; }
  extend school.gateway { override redundant = true; }
  flow copy : registry <-> standby via PgTls { carries = [DeviceRecord, Account]; }
}
