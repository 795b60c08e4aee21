// grade 3: a system declared a second time to add to it
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : browser -> web via Https;
}

system Shop {
  boundary partners : PartnerNetwork { bank : PartnerSystem; }
  flow pay : web -> bank via Https;
}
