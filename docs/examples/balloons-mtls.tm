/// Terry's balloons, after the first look at the threats: the web server, the
/// photo store and the database now show each other certificates.
package examples.balloons_mtls;

data BalloonPhoto { sensitivity = Public; integrity = Important; }
data Catalogue { sensitivity = Internal; integrity = Important; }
data GalleryPage { sensitivity = Public; }

system Balloons "Terry's balloons" {
  boundary internet : PublicInternet {
    visitor : Visitor;
    browser : Browser "Visitor's browser";
  }

  boundary front : Dmz {
    web : WebServer "nginx" {
      does = [];
      endpoint = "http://127.0.0.1:8080";
      rate_limited = true;
      controls = [OutputEncoding, ParameterizedQueries];
    }
  }

  boundary back : PrivateNetwork "Back room" {
    photos : ObjectStore "Photo store" {
      endpoint = "https://127.0.0.1:9443";
      stores = [BalloonPhoto];
    }
    db : Postgres "Catalogue" {
      endpoint = "postgres://127.0.0.1:5432";
      stores = [Catalogue];
    }
  }

  flow visit : visitor -> browser;
  flow browse : browser -> web via Http { carries = [GalleryPage]; }
  flow fetch : web <-> photos via Https { carries = [BalloonPhoto]; controls = [MutualTls]; }
  flow lookup : web <-> db via PgWire { carries = [Catalogue]; controls = [MutualTls]; }
}
