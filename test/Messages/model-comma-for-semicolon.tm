// grade 2: commas between settings
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    web : WebApplication { rate_limited = true, audit_log = true, language = "go" }
  }
  flow buy : browser -> web via Https;
}
