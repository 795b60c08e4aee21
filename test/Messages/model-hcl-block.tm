// grade 3: a Terraform block in a system
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : browser -> web via Https;
  module "network" { source = "./net" }
}
