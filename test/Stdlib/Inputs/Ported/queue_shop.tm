/// A web application that hands work to a background program over a queue, as
/// the demonstration model of a widely used drawing tool shows it.
package ported.queue_shop;

data Account { sensitivity = Confidential; personal = true; }
data Job { sensitivity = Internal; }
data Settings { sensitivity = Restricted; }

system QueueShop "Web application with a worker" {
  boundary internet : PublicInternet { browser : Browser; }

  boundary server : Dmz {
    web : WebServer "Web application" {
      rate_limited = true;
      output_encoded = true;
      parameterized_queries = true;
      fetches_urls = false;
    }
    web_config : FileStore "Settings of the web application" { stores = [Settings]; }
  }

  boundary back : PrivateNetwork {
    queue : RabbitMq "Queue" { stores = [Job]; }
    worker : Worker "Background worker";
    worker_config : FileStore "Settings of the worker" { stores = [Settings]; }
    db : Postgres "Database" { stores = [Account]; }
  }

  flow browse : browser <-> web via Https { carries = [Account]; authn = SessionCookie; }
  flow enqueue : web -> queue { carries = [Job]; encrypted = false; }
  flow dequeue : worker <-> queue { carries = [Job]; encrypted = false; }
  flow web_query : web <-> db via PgWire { carries = [Account]; encrypted = true; authn = Password; }
  flow worker_query : worker <-> db via PgWire { carries = [Account]; encrypted = false; authn = Password; }
  flow web_setup : web <-> web_config { carries = [Settings]; networked = false; }
  flow worker_setup : worker <-> worker_config { carries = [Settings]; networked = false; }
}
