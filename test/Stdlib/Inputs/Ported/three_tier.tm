/// The smallest architecture that everyone draws: pages, a service, a database,
/// and nothing else said.
package ported.three_tier;

data Record { sensitivity = Confidential; }

system ThreeTier "Three tiers" {
  boundary internet : PublicInternet { user : Browser; }
  boundary front : Dmz { ui : WebServer "Web pages"; }
  boundary back : PrivateNetwork {
    service : ApiService "Web service";
    db : Postgres { stores = [Record]; }
  }

  flow visit : user <-> ui via Https { carries = [Record]; }
  flow ask : ui <-> service via Http { carries = [Record]; }
  flow keep : service <-> db via PgWire { carries = [Record]; }
}
