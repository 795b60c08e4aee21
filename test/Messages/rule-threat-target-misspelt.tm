// grade 3: a threat about something misspelt
package acme.policy;

system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : browser -> web via Https;
}

@id("M-1") @stride(Spoofing)
threat Fake "a look-alike shop takes orders" on Shop.bui {
  severity = High;
}
