// grade 2: a Windows path in a text
system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication { links = ["Runbook file://C:\wiki\shop"]; } }
  flow buy : browser -> web via Https;
}
