// grade 3: a name that begins with a digit
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { 2nd_web : WebApplication; }
  flow buy : browser -> 2nd_web via Https;
}
