// grade 3: no semicolon after a flow
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; cards : ApiService; }
  flow buy : browser -> web via Https
  flow pay : web -> cards via Https;
}
