// grade 2: a trust with a fraction
system Shop {
  boundary inside : PrivateNetwork { trust = 70.5; web : WebApplication; }
}
