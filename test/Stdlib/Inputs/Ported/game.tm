/// An online game: clients of its own talk to servers by a protocol of its own, a
/// public page shows statistics, support works from the company's network.
package ported.game;

data Profile { sensitivity = Confidential; personal = true; }
data Score { sensitivity = Public; integrity = Important; }

system Game "Online game" {
  boundary internet : PublicInternet {
    player : Person;
    browser : Browser;
    client : UserAgent "Game client";
    crawler : Person "Someone on the web";
  }
  boundary production : PrivateNetwork {
    lobby : WebServer "Lobby" { renders_html = false; }
    arena : Worker "Game servers" { availability = Important; redundant = true; }
    pages : WebServer "Statistics pages" { output_encoded = true; }
    api : ApiService "Interface";
    moderation : WebServer "Moderation pages" { output_encoded = true; }
    stats : Postgres "Statistics" { stores = [Score]; }
    players : Postgres "Players" { stores = [Profile]; }
  }
  boundary corporate : CorporateNetwork { support : Person "Customer support"; }

  flow launch : player -> client;
  flow open : player -> browser;
  flow crawl : crawler -> pages via Https { carries = [Score]; authn = Anonymous; actions = [Read]; }
  flow view : browser <-> pages via Https { carries = [Score, Profile]; authn = Password; }
  flow play : client <-> arena { carries = [Score]; encrypted = false; authn = Token; }
  flow join : client <-> lobby { carries = [Profile]; encrypted = false; authn = Password; }
  flow find : lobby <-> players via PgWire { carries = [Profile]; encrypted = false; authn = Password; }
  flow page_players : pages <-> players via PgWire {
    carries = [Profile];
    encrypted = false;
    authn = Password;
  }
  flow api_players : api <-> players via PgWire { carries = [Profile]; encrypted = false; authn = Password; }
  flow moderate : moderation <-> players via PgWire {
    carries = [Profile];
    encrypted = false;
    authn = Password;
  }
  flow ask_stats : pages <-> api via Http { carries = [Score]; }
  flow lobby_api : lobby <-> api via Http { carries = [Score]; }
  flow read_stats : api <-> stats via PgWire { carries = [Score]; encrypted = false; authn = Password; }
  flow write_stats : arena <-> stats via PgWire { carries = [Score]; encrypted = false; authn = Password; }
  flow help : support <-> moderation via Https { carries = [Profile]; authn = Password; }
  flow start : lobby <-> arena { carries = [Profile]; encrypted = false; authn = Anonymous; }
  flow result : arena <-> players via PgWire { carries = [Profile]; encrypted = false; authn = Password; }
}
