// grade 2: an interpolation of HCL
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; orders : Postgres "${var.name}"; }
  flow buy : browser -> web via Https;
}
