// grade 2: a control as an element
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { waf : WebApplicationFirewall; web : WebApplication; }
  flow buy : browser -> waf via Https;
  flow pass : waf -> web via Https;
}
