// grade 3: a keyword in capitals
SYSTEM Shop {
  boundary inside : PrivateNetwork { web : WebApplication; }
}
