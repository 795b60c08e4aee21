// grade 3: a decision with an equals sign
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : browser -> web via Https;
}

accept TM-NET-001 on Shop.buy { owner: "ciso", expires: 2027-06-30, reason: "soon" }
