// grade 3: a parameter that a use does not give
package acme.words;

component Login(provider : ExternalService) {
  pages : WebServer;
  flow ask : pages -> provider via Https;
}

system Shop {
  boundary inside : PrivateNetwork { login : Login; }
}
