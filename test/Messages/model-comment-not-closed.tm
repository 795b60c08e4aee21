// grade 3: a comment is not closed
system Shop {
  /* The outside.
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : browser -> web via Https;
}
