/// Terry's balloons: a web server shows pictures of balloons that it fetches
/// from a photo store, and finds them in a catalogue.
package examples.balloons;

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
      endpoint = "http://127.0.0.1:8080";
      rate_limited = true;
    }
  }

  boundary back : PrivateNetwork "Back room" {
    photos : ObjectStore "Photo store" {
      endpoint = "http://127.0.0.1:9443";
      stores = [BalloonPhoto];
    }
    db : Postgres "Catalogue" {
      endpoint = "postgres://127.0.0.1:5432";
      stores = [Catalogue];
    }
  }

  flow visit : visitor -> browser;
  flow browse : browser -> web via Http { carries = [GalleryPage]; }
  flow fetch : web <-> photos via Http { carries = [BalloonPhoto]; authn = Anonymous; }
  flow lookup : web <-> db via PgWire {
    carries = [Catalogue];
    encrypted = false;
    authn = Password;
  }
}
