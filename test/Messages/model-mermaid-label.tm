// grade 2: Mermaid's label on an arrow
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : browser -->|places an order| web via Https;
}
