// grade 3: an argument without its name
package acme.words;

component Login(region : string) {
  pages : WebServer;
}

system Shop {
  boundary inside : PrivateNetwork { login : Login("eu"); web : Worker; }
  flow a : web -> login.pages via Https;
}
