// grade 3: a flow that ends at a component with parts
component Login { pages : WebServer; sessions : Redis; flow keep : pages -> sessions via RedisWire; }

system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { login : Login; }
  flow enter : browser -> login via Https;
}
