// grade 3: PlantUML's `actor name as other`
system Shop {
  actor "Customer" as customer
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : customer -> web via Https;
}
