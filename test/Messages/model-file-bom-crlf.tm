// grade 3: a kind misspelt, in a file from Windows
system Shop "Café" {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebServr; }
  flow buy : browser -> web via Https;
}
