// grade 3: a threat with `match`
package acme.policy;

system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : browser -> web via Https;
}

@id("M-1") @stride(Spoofing)
threat Fake "a look-alike shop takes orders" on Shop.buy {
  match f : Flow;
  severity = High;
}
