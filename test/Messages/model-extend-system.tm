// grade 3: extend with the word system
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : browser -> web via Https;
}

extend system Shop { boundary lab : PrivateNetwork { x : Worker; } }
