
// Rules, views and verifications.

@id("R1")
rule Leak "${d} leaks at ${h.name}" {
  match f : Flow, b : net.Boundary;
  let d = f.data;
  where b in f.crosses;
  unless f.encrypted by Tls, net.Vpn;
  unless x;
  witness p = path d.origin -> s carrying d with any hop h : not h.encrypted;
  question f.encrypted "Is ${f} encrypted?";
  verify tls.refuses(f.target), tls.minimum(f, Tls12);
  severity = High;
  refs += [cwe(319)];
}
private abstract control Base for Flow;

view Edge of Shop.vpc "edge" {
  include api where x.exposed;
  exclude db;
  layout = Left;
}

verification refuses(e : Endpoint, v : Version = Tls12) "refuses" {
  template pytest """
    def test():
      connect("${e}")
    """;
  timeout = 5s;
}

