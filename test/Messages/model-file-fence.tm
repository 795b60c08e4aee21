// grade 3: a block of Markdown pasted with its fence
```tm
system Shop "Shop" {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebServer; }
  flow buy : browser -> web via Https;
}
```
