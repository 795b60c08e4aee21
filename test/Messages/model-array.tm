// grade 3: several of an element
system Shop {
  boundary inside : PrivateNetwork { web[3] : WebApplication; }
}
