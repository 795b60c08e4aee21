// grade 3: a conflict that git left
system Shop {
  boundary town : PublicInternet { browser : Browser; }
<<<<<<< HEAD
  boundary inside : PrivateNetwork { web : WebServer; }
=======
  boundary inside : Dmz { web : WebServer; }
>>>>>>> feature
  flow buy : browser -> web via Https;
}
