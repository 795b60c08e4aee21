// grade 2: how callers log in as a text
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication { authn = "OAuth2"; } }
  flow buy : browser -> web via Https;
}
