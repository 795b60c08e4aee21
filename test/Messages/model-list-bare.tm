// grade 3: a list without brackets
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; api : ApiService { controls = RateLimiting, AuditLogging; } }
  flow buy : browser -> web via Https;
}
