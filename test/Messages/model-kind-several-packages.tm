// grade 3: kinds of two packages that are not imported
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; keys : KeyVault; work : Pod; }
  flow buy : browser -> web via Https;
  flow sign : web -> keys via Https;
  flow delegate : web -> work via Https;
}
