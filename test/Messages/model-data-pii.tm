// grade 3: personal data by its abbreviation
data Customer_record { pii = true; }

system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : browser -> web via Https { carries = [Customer_record]; }
}
